import type { Actor } from '@/lib/access/actor'
import { matchesEtag } from '@/lib/core/etag'
import { failAll, ok, type Problem, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { advance } from './advance'
import { announce } from './announce'
import { correctionStates, returnedShown } from './correction-states'
import { currentDocuments, openCorrections } from './corrections'
import { lockOwnRequest } from './lock-own-request'
import type { RequestTypeDefinition, RequestTypes } from './request-type-definition'
import { dueAfter } from './service-level'
import { validateResubmission } from './submission-validation'

/**
 * Problems that keep a corrected request from going back: documents not replaced, fields left as they were.
 */
async function uncorrected(
  tx: Tx,
  definition: RequestTypeDefinition,
  requestId: string,
  { seen, unchangedConfirmed }: { seen?: string; unchangedConfirmed: boolean },
): Promise<Problem[]> {
  const corrections = await openCorrections(tx, requestId)
  const documents = await currentDocuments(tx, requestId)
  const values = await definition.shown(tx, requestId, { maskPersonal: false })
  if (!matchesEtag(seen, returnedShown(definition, values, corrections, documents)))
    return [{ code: 'answersChanged', field: 'seen' }]
  const masked = await definition.shown(tx, requestId, { maskPersonal: true })
  return correctionStates(corrections, masked, documents).flatMap(({ correction, done }): Problem[] => {
    if (done) return []
    if (correction.target === 'DOCUMENT') return [documentNotReplaced(correction.name)]
    return unchangedConfirmed ? [] : [{ code: 'correctionUnchanged', field: correction.name }]
  })
}

/** A returned document that is still the one that was returned. */
export const documentNotReplaced = (type: string): Problem => ({
  code: 'documentNotReplaced',
  field: `document-${type}`,
  args: { type },
})

/**
 * Hands a corrected request in again: new deadline, corrections resolved, business and other systems told. A
 * second post of the same page finds it handed in and changes nothing. The rules of submission hold as at the
 * first time (`validateResubmission`).
 * @param input.version the version the page showed
 * @param input.seen etag of the answers and documents it showed; `answersChanged` when they are others by now
 * @param input.unchangedConfirmed the reader stands by fields that were returned and not changed
 */
export async function resubmit(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; version: number; unchangedConfirmed: boolean; seen?: string },
): Promise<Result<Request>> {
  const locked = await lockOwnRequest(types, tx, actor, input.requestId)
  if (!locked.ok) return locked
  const { request, definition, member } = locked.value
  if (request.state === 'SUBMITTED' && request.version === input.version + 1) return ok(request)
  if (request.state === 'RETURNED') {
    const problems = await uncorrected(tx, definition, request.id, input)
    if (problems.length > 0) return failAll(problems)
    const sound = await validateResubmission(tx, definition, member, at, request.id)
    if (!sound.ok) return sound
  }
  const moved = await advance(tx, actor, at, {
    requestId: request.id,
    version: input.version,
    move: 'resubmit',
    patch: { dueAt: await dueAfter(tx, at, definition), decidedAt: null, decidedById: null },
  })
  if (!moved.ok) return moved
  await tx.requestCorrection.updateMany({
    where: { requestId: request.id, sentAt: { not: null }, resolvedAt: null },
    data: { resolvedAt: at },
  })
  await announce(definition, tx, at, moved.value, {
    notice: 'request.submitted',
    event: 'request.resubmitted',
  })
  return moved
}
