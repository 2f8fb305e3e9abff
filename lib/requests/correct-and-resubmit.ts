import type { Actor } from '@/lib/access/actor'
import { getField, isFieldName } from '@/lib/companies/fields'
import { profileToValues, valuesToProfile, type ProfileColumns } from '@/lib/companies/profile-values'
import { parseField, type TypedValues } from '@/lib/companies/schema'
import { isStamp, type Seen, type Shown } from '@/lib/companies/stamp'
import { kuwaitDay } from '@/lib/core/clock'
import { fail, failAll, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { resubmit } from './business-commands'
import { correctionStates, returnedFields, returnedShown, type CorrectionView } from './correction-states'
import { getAnswers, lockVisible, openCorrections, saveCorrections } from './corrections'

type Input = Seen & {
  requestId: string
  /** The version the page showed. */
  version: number
  typed: TypedValues
  /** Stamp of the documents it showed (`papersShown`). */
  papers?: string
  /** The reader stands by the fields that are not changed. */
  unchangedConfirmed: boolean
}

/**
 * The documents of a correction page, for a stamp of their own: an upload changes them while the answers are
 * still being typed.
 */
export function papersShown(
  profile: ProfileColumns,
  corrections: readonly Pick<CorrectionView, 'target' | 'name'>[],
  documents: readonly { id: string; type: string }[],
): Shown {
  return { ...returnedShown(profile, corrections, documents), names: [] }
}

/**
 * Whether something that was typed is stored otherwise. A box that is not ticked is not posted, and says
 * nothing.
 */
function differs(typed: TypedValues, profile: ProfileColumns, today: string): boolean {
  const stored = profileToValues(profile)
  return Object.keys(typed).some((name) => {
    if (!isFieldName(name)) return false
    const parsed = parseField(name, typed[name], today)
    return (
      !parsed.ok ||
      profileToValues({ ...profile, ...valuesToProfile({ [name]: parsed.value }) })[name] !== stored[name]
    )
  })
}

/**
 * Saves what was typed and hands the request in again, in one step: what goes out is what stands in the form.
 * Nothing is kept of it when either is refused.
 * @returns besides the problems of `saveCorrections` and `resubmit`: `correctionsIncomplete` when a returned
 * field is not among the typed ones, `answersChanged` when a document is another than the page showed,
 * `sentOtherwise` when the request was handed in meanwhile with other values
 */
export async function correctAndResubmit(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Input,
): Promise<Result<Request>> {
  const locked = await lockVisible(tx, actor, input.requestId)
  if (!locked.ok) return locked
  const request = locked.value
  const profile = await getAnswers(tx, request.id)
  if (request.state === 'SUBMITTED' && request.version === input.version + 1) {
    return differs(input.typed, profile, kuwaitDay(at)) ? fail('sentOtherwise') : locked
  }
  if (request.state !== 'RETURNED') return resubmit(tx, actor, at, input)
  const corrections = await openCorrections(tx, request.id)
  const documents = await tx.requestDocument.findMany({
    where: { requestId: request.id, removedAt: null, document: { state: 'STORED' } },
    select: { documentId: true, type: true, addedAt: true },
  })
  if (
    !isStamp(
      input.papers,
      papersShown(
        profile,
        corrections,
        documents.map(({ documentId: id, type }) => ({ id, type })),
      ),
    )
  )
    return fail('answersChanged', 'papers')
  const named = new Set(corrections.flatMap(({ target, name }) => (target === 'FIELD' ? [name] : [])))
  const untyped = returnedFields(corrections).filter(
    (name) =>
      named.has(name) &&
      !['boolean', 'choice'].includes(getField(name).kind) &&
      input.typed[name] === undefined,
  )
  if (untyped.length > 0) return fail('correctionsIncomplete')
  const saved = await saveCorrections(tx, actor, at, input)
  if (saved.ok) return resubmit(tx, actor, at, { ...input, seen: undefined })
  const papers = correctionStates(corrections, profile, documents).filter(
    ({ correction, done }) => correction.target === 'DOCUMENT' && !done,
  )
  return failAll([
    ...saved.problems,
    ...papers.map(({ correction: { name } }) => ({
      code: 'documentNotReplaced',
      field: `document-${name}`,
      args: { type: name },
    })),
  ])
}
