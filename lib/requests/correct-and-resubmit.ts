import type { Actor } from '@/lib/access/actor'
import { matchesEtag, type EditBase } from '@/lib/core/etag'
import { kuwaitDay } from '@/lib/core/clock'
import { fail, failAll, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { correctionStates, returnedDocumentsShown, returnedFields } from './correction-states'
import { currentDocuments, openCorrections, saveCorrections } from './corrections'
import { lockOwnRequest } from './lock-own-request'
import type {
  AnswerTexts,
  PostedAnswers,
  RequestTypeDefinition,
  RequestTypes,
} from './request-type-definition'
import { documentNotReplaced, resubmit } from './resubmit'

type Input = EditBase & {
  requestId: string
  /** The version the page showed. */
  version: number
  typed: PostedAnswers
  /** Etag of the documents it showed (`returnedDocumentsShown`). */
  papers?: string
  /** The reader stands by the fields that are not changed. */
  unchangedConfirmed: boolean
}

/**
 * Whether something that was typed is stored otherwise. A box that is not ticked is not posted, and says
 * nothing.
 */
function differs(
  { fields }: RequestTypeDefinition,
  typed: PostedAnswers,
  stored: AnswerTexts,
  today: string,
): boolean {
  return fields.names.some((name) => name in typed && fields.read(name, typed[name], today) !== stored[name])
}

/**
 * Saves what was typed and hands the request in again, in one step: what goes out is what stands in the form.
 * Nothing is kept of it when either is refused.
 * @returns besides the problems of `saveCorrections` and `resubmit`: `correctionsIncomplete` when a returned
 * field is not among the typed ones, `answersChanged` when a document is another than the page showed,
 * `sentOtherwise` when the request was handed in meanwhile with other values
 */
export async function correctAndResubmit(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Input,
): Promise<Result<Request>> {
  const locked = await lockOwnRequest(types, tx, actor, input.requestId)
  if (!locked.ok) return locked
  const { request, definition } = locked.value
  if (request.state === 'SUBMITTED' && request.version === input.version + 1) {
    const stored = await definition.shown(tx, request.id, { maskPersonal: false })
    return differs(definition, input.typed, stored, kuwaitDay(at)) ? fail('sentOtherwise') : ok(request)
  }
  if (request.state !== 'RETURNED') return resubmit(types, tx, actor, at, input)
  const corrections = await openCorrections(tx, request.id)
  const documents = await currentDocuments(tx, request.id)
  if (!matchesEtag(input.papers, returnedDocumentsShown(corrections, documents)))
    return fail('answersChanged', 'papers')
  const named = new Set(corrections.flatMap(({ target, name }) => (target === 'FIELD' ? [name] : [])))
  const untyped = returnedFields(definition, corrections).filter(
    (name) => named.has(name) && !definition.fields.mayBeAbsent(name) && input.typed[name] === undefined,
  )
  if (untyped.length > 0) return fail('correctionsIncomplete')
  const saved = await saveCorrections(types, tx, actor, at, input)
  if (saved.ok) return resubmit(types, tx, actor, at, { ...input, seen: undefined })
  const unreplaced = correctionStates(corrections, {}, documents).filter(
    ({ correction, done }) => correction.target === 'DOCUMENT' && !done,
  )
  return failAll([
    ...saved.problems,
    ...unreplaced.map(({ correction }) => documentNotReplaced(correction.name)),
  ])
}
