import type { Actor } from '@/lib/access/actor'
import { fail, failAll, ok, type Problem, type Result } from '@/lib/core/result'
import { isStamp } from '@/lib/companies/stamp'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { notify } from '@/lib/notifications/notify'
import type { NotificationKind } from '@/lib/notifications/kinds'
import { emitEvent } from '@/lib/outbox/emit-event'
import { advance } from './advance'
import { correctionStates, returnedShown } from './correction-states'
import { checkHandingIn } from './handing-in'
import { getAnswers, lockVisible, openCorrections } from './corrections'
import { blankAnswers } from './retention'
import { dueAfter } from './service-level'

/** Tells the account and the outbox of a move of a request, in its transaction. */
async function announce(
  tx: Tx,
  at: Date,
  request: Request,
  notice: NotificationKind,
  event: 'request.resubmitted' | 'request.withdrawn',
): Promise<void> {
  await notify(tx, at, {
    userIds: [request.createdById],
    generalUsersOf: request.accountId,
    kind: notice,
    href: `/requests/${request.id}`,
    args: { number: request.number, companyAr: request.subjectAr, companyEn: request.subjectEn },
  })
  await emitEvent(tx, at, event, request.number, { type: request.type, version: request.version })
}

/**
 * Problems that keep a corrected request from going back: documents not replaced, fields left as they were.
 */
async function uncorrected(
  tx: Tx,
  requestId: string,
  { seen, unchangedConfirmed }: { seen?: string; unchangedConfirmed: boolean },
): Promise<Problem[]> {
  const corrections = await openCorrections(tx, requestId)
  const documents = await tx.requestDocument.findMany({
    where: { requestId, removedAt: null, document: { state: 'STORED' } },
    select: { documentId: true, type: true, addedAt: true },
  })
  const profile = await getAnswers(tx, requestId)
  const shown = returnedShown(
    profile,
    corrections,
    documents.map(({ documentId: id, type }) => ({ id, type })),
  )
  if (!isStamp(seen, shown)) return [{ code: 'answersChanged', field: 'seen' }]
  const states = correctionStates(corrections, profile, documents)
  return states.flatMap(({ correction, done }): Problem[] => {
    if (done) return []
    if (correction.target === 'DOCUMENT')
      return [
        {
          code: 'documentNotReplaced',
          field: `document-${correction.name}`,
          args: { type: correction.name },
        },
      ]
    return unchangedConfirmed ? [] : [{ code: 'correctionUnchanged', field: correction.name }]
  })
}

/**
 * Hands a corrected request in again: new deadline, corrections resolved, business and outbox told. A second
 * post of the same page finds it handed in and changes nothing. The rules of submission hold as at the first
 * time (`checkHandingIn`).
 * @param input.version the version the page showed
 * @param input.seen stamp of the answers and documents it showed; `answersChanged` when they are others by
 * now
 * @param input.unchangedConfirmed the reader stands by fields that were returned and not changed
 */
export async function resubmit(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; version: number; unchangedConfirmed: boolean; seen?: string },
): Promise<Result<Request>> {
  const locked = await lockVisible(tx, actor, input.requestId)
  if (!locked.ok) return locked
  const request = locked.value
  if (request.state === 'SUBMITTED' && request.version === input.version + 1) return ok(request)
  if (request.state === 'RETURNED') {
    const problems = await uncorrected(tx, request.id, input)
    if (problems.length > 0) return failAll(problems)
    const sound = await checkHandingIn(tx, actor, at, request.id)
    if (!sound.ok) return sound
  }
  const moved = await advance(tx, actor, at, {
    requestId: request.id,
    version: input.version,
    move: 'resubmit',
    patch: { dueAt: await dueAfter(tx, at), decidedAt: null, decidedById: null },
  })
  if (!moved.ok) return moved
  await tx.requestCorrection.updateMany({
    where: { requestId: request.id, sentAt: { not: null }, resolvedAt: null },
    data: { resolvedAt: at },
  })
  await announce(tx, at, moved.value, 'request.submitted', 'request.resubmitted')
  return moved
}

/** Takes a request back before it is decided; final. Repeating it changes nothing. */
export async function withdraw(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; version: number },
): Promise<Result<Request>> {
  const locked = await lockVisible(tx, actor, input.requestId)
  if (!locked.ok) return locked
  if (locked.value.state === 'WITHDRAWN') return ok(locked.value)
  const moved = await advance(tx, actor, at, {
    requestId: input.requestId,
    version: input.version,
    move: 'withdraw',
    patch: { dueAt: null },
  })
  if (!moved.ok) return moved
  await announce(tx, at, moved.value, 'request.withdrawn', 'request.withdrawn')
  return moved
}

/** Cancels a draft: its number stays taken, its answers go, nobody is told. Repeating it changes nothing. */
export async function cancelDraft(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; version: number },
): Promise<Result<Request>> {
  const locked = await lockVisible(tx, actor, input.requestId)
  if (!locked.ok) return locked
  if (locked.value.state === 'CANCELLED') return ok(locked.value)
  if (locked.value.state !== 'DRAFT') return fail('notDraft')
  const cancelled = await advance(tx, actor, at, {
    requestId: input.requestId,
    version: input.version,
    move: 'cancel',
  })
  if (cancelled.ok) await blankAnswers(tx, input.requestId)
  return cancelled
}
