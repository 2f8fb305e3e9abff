import { FIELD_NAMES, fieldsOf, isFieldName, type FieldName } from '@/lib/companies/fields'
import { displayValues, type ProfileColumns } from '@/lib/companies/profile-values'
import type { Shown } from '@/lib/companies/stamp'
import type { CorrectionTarget } from '@/lib/db/generated/enums'

export type CorrectionView = {
  id: string
  target: CorrectionTarget
  name: string
  reason: string
  before: string | null
  sentAt: Date | string | null
}

/** An open correction and whether it was answered. */
export type CorrectionState<C extends CorrectionView = CorrectionView> = { correction: C; done: boolean }

const time = (at: Date | string | null) => (at === null ? Infinity : new Date(at).getTime())

/**
 * Which open corrections were answered: a field whose shown value differs from what was returned, a document
 * with a version newer than the return. Personal values are compared masked, as they were kept.
 * @param documents current stored documents of the request
 */
export function correctionStates<C extends CorrectionView>(
  corrections: readonly C[],
  profile: ProfileColumns,
  documents: readonly { type: string; addedAt: Date | string }[],
): CorrectionState<C>[] {
  const shown = displayValues(profile, { maskPersonal: true })
  return corrections.map((correction) => ({
    correction,
    done:
      correction.target === 'FIELD'
        ? !isFieldName(correction.name) || shown[correction.name] !== (correction.before ?? '')
        : documents.some(
            ({ type, addedAt }) => type === correction.name && time(addedAt) > time(correction.sentAt),
          ),
  }))
}

/**
 * Names of the returned fields; a name that the catalogue does not know cannot be corrected and is left out.
 * With the industrial box its facility opens too: ticking it asks for those answers.
 */
export function returnedFields(corrections: readonly Pick<CorrectionView, 'target' | 'name'>[]): FieldName[] {
  const named = new Set(
    corrections.flatMap(({ target, name }) => (target === 'FIELD' && isFieldName(name) ? [name] : [])),
  )
  if (named.has('industrial')) for (const { name } of fieldsOf('industrial')) named.add(name)
  return FIELD_NAMES.filter((name) => named.has(name))
}

/**
 * What the correction page shows of a request, for its stamp: the returned answers and the current documents
 * of the returned types.
 */
export function returnedShown(
  profile: ProfileColumns,
  corrections: readonly Pick<CorrectionView, 'target' | 'name'>[],
  documents: readonly { id: string; type: string }[],
): Shown {
  const types = corrections.flatMap(({ target, name }) => (target === 'DOCUMENT' ? [name] : []))
  return {
    profile,
    names: returnedFields(corrections),
    beside: documents.filter(({ type }) => types.includes(type)).map(({ id }) => id),
  }
}
