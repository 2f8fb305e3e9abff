import type { Actor } from '@/lib/access/actor'
import { isSignedIn } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { fail, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { PaymentRequest } from '@/lib/db/generated/client'
import { advancePaymentRequest } from './advance-request'
import { refusePayer } from './refuse-payer'
import { payablePaymentRequests } from './scope'
import { notifyRejected, notifyRejectionUndone } from './notify-rejected'

type Input = { paymentRequestId: string; version: number }

const userOf = (actor: Actor) => (isSignedIn(actor) ? actor.userId : undefined)

/** One's own request, and not one that somebody is at KNET with. Locks nothing. */
async function checkOwn(tx: Tx, actor: Actor, id: string): Promise<Result<undefined>> {
  const own =
    isId(id) &&
    (await tx.paymentRequest.findFirst({
      where: { AND: [{ id }, payablePaymentRequests(actor)] },
      select: { id: true },
    }))
  return own ? { ok: true, value: undefined } : refusePayer(tx, actor, [id])
}

/**
 * The business refuses to pay (guide §5.2): state, history, audit, outbox, and the broker is told, in one
 * transaction.
 * @returns `notFound` for another's; `companySuspended`; `paymentStale` when it changed meanwhile; `paymentHeld` while
 *   an attempt holds it, `paymentInReview` while that one stands in review
 */
export async function rejectPayment(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Input & { reason: string },
): Promise<Result<PaymentRequest>> {
  const own = await checkOwn(tx, actor, input.paymentRequestId)
  if (!own.ok) return own
  const moved = await advancePaymentRequest(tx, actor, at, {
    paymentRequestId: input.paymentRequestId,
    move: 'reject',
    version: input.version,
    reason: input.reason,
  })
  if (!moved.ok) return moved
  // Behind the lock: an attempt that began a moment ago is seen, and one that begins later finds the request
  // rejected.
  const held = await tx.paymentAllocation.findFirst({
    where: { paymentRequestId: input.paymentRequestId, state: 'HELD' },
    select: { attempt: { select: { state: true } } },
  })
  if (held) return fail(held.attempt.state === 'REVIEW' ? 'paymentInReview' : 'paymentHeld')
  await notifyRejected(tx, at, {
    paymentRequestId: moved.value.id,
    reason: input.reason,
    byUserId: userOf(actor),
  })
  return moved
}

/**
 * Takes a rejection back: the request is due again, and those who were told of the rejection are told. Until
 * the issuer withdraws or replaces it.
 */
export async function undoRejection(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Input,
): Promise<Result<PaymentRequest>> {
  const own = await checkOwn(tx, actor, input.paymentRequestId)
  if (!own.ok) return own
  const moved = await advancePaymentRequest(tx, actor, at, {
    paymentRequestId: input.paymentRequestId,
    move: 'undoRejection',
    version: input.version,
  })
  if (!moved.ok) return moved
  await notifyRejectionUndone(tx, at, { paymentRequestId: moved.value.id, byUserId: userOf(actor) })
  return moved
}
