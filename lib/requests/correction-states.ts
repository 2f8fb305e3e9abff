import type { Shown } from '@/lib/core/etag'
import type { CorrectionTarget } from '@/lib/db/generated/enums'
import type { AnswerTexts, RequestTypeDefinition } from './request-type-definition'

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
 * with a version newer than the return. A field that the type does not know (any more) counts as answered.
 * @param masked the answers as `shown` with `maskPersonal` gives them: as they were kept beside the correction
 * @param documents current stored documents of the request
 */
export function correctionStates<C extends CorrectionView>(
  corrections: readonly C[],
  masked: AnswerTexts,
  documents: readonly { type: string; addedAt: Date | string }[],
): CorrectionState<C>[] {
  return corrections.map((correction) => ({
    correction,
    done:
      correction.target === 'FIELD'
        ? masked[correction.name] === undefined || masked[correction.name] !== (correction.before ?? '')
        : documents.some(
            ({ type, addedAt }) => type === correction.name && time(addedAt) > time(correction.sentAt),
          ),
  }))
}

type Returned = Pick<CorrectionView, 'target' | 'name'>

/**
 * The fields that the business may change in a returned request, in screen order; a name that the type does
 * not know is left out.
 */
export function returnedFields(
  { fields }: Pick<RequestTypeDefinition, 'fields'>,
  corrections: readonly Returned[],
): string[] {
  return fields.correctable(corrections.flatMap(({ target, name }) => (target === 'FIELD' ? [name] : [])))
}

type Attached = { id: string; type: string }

/** Ids of the current documents of the returned types. */
function returnedDocumentIds(corrections: readonly Returned[], documents: readonly Attached[]): string[] {
  const types = corrections.flatMap(({ target, name }) => (target === 'DOCUMENT' ? [name] : []))
  return documents.filter(({ type }) => types.includes(type)).map(({ id }) => id)
}

/**
 * What the correction page shows of a request, for its etag: the returned answers and the current documents of
 * the returned types.
 * @param values the answers as `shown` gives them, unmasked
 */
export function returnedShown(
  definition: Pick<RequestTypeDefinition, 'fields'>,
  values: AnswerTexts,
  corrections: readonly Returned[],
  documents: readonly Attached[],
): Shown {
  return {
    values,
    names: returnedFields(definition, corrections),
    beside: returnedDocumentIds(corrections, documents),
  }
}

/**
 * The documents of a correction page, for an etag of their own: an upload changes them while the answers are
 * still being typed.
 */
export const returnedDocumentsShown = (
  corrections: readonly Returned[],
  documents: readonly Attached[],
): Shown => ({ values: {}, beside: returnedDocumentIds(corrections, documents) })
