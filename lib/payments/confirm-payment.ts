import type { Tx } from '@/lib/db/client'
import type { PaymentAllocation, PaymentAttempt, PaymentRequest } from '@/lib/db/generated/client'
import type { PaymentReviewKind } from '@/lib/db/generated/enums'
import type { InquiryAnswer } from '@/lib/knet/pipe'
import { issueReceipts } from '@/lib/receipts/issue-receipts'
import { advanceAttempt, lockAttempt } from './advance-attempt'
import { advancePaymentRequest, lockPaymentRequests } from './advance-request'
import { holderOfNumbers } from './book-capture'
import { nextInquiry } from './inquiry-schedule'
import { ATTEMPT_MOVES, REQUEST_MOVES } from './machine'
import { openReview } from './open-review'
import { settlementDay } from './settlement-day'
import { notifyPaid } from './notify-paid'

type Mismatch = { kind: PaymentReviewKind; reason: string; paymentRequestId?: string }

/** The answer against our row: amount, track id and payment id (knet.md A5, A6). */
async function answerMismatch(
  tx: Tx,
  attempt: PaymentAttempt,
  answer: InquiryAnswer,
): Promise<Mismatch | undefined> {
  if (answer.trackId !== attempt.trackId) return { kind: 'SUSPECT', reason: 'OTHER_TRACK_ID' }
  if ((await tx.receipt.count({ where: { allocation: { attemptId: attempt.id } } })) > 0)
    return { kind: 'LATE_CAPTURE', reason: 'CAPTURED_AGAIN' }
  // KNET's report shows a refund that our books do not have, or KNET refused one as sent back before: an
  // inquiry does not say so.
  if (
    (await tx.paymentReview.count({ where: { attemptId: attempt.id, kind: 'REFUND', resolvedAt: null } })) > 0
  )
    return { kind: 'LATE_CAPTURE', reason: 'REFUND_IN_QUESTION' }
  if (answer.amountFils !== attempt.amountFils) return { kind: 'WRONG_AMOUNT', reason: 'OTHER_AMOUNT' }
  if (!answer.paymentId) return { kind: 'SUSPECT', reason: 'NO_PAYMENT_ID' }
  if (attempt.paymentId && attempt.paymentId !== answer.paymentId)
    return { kind: 'SUSPECT', reason: 'OTHER_PAYMENT_ID' }
  return (await holderOfNumbers(tx, attempt, answer))
    ? { kind: 'SUSPECT', reason: 'PAYMENT_OF_ANOTHER_ATTEMPT' }
    : undefined
}

/** Why a request does not take the money that an attempt holds for it. */
async function requestMismatch(
  tx: Tx,
  allocation: PaymentAllocation,
  request: PaymentRequest,
): Promise<Mismatch | undefined> {
  const paymentRequestId = request.id
  const other = await tx.paymentAllocation.findFirst({
    where: { paymentRequestId, id: { not: allocation.id }, state: { in: ['HELD', 'EFFECTIVE'] } },
    select: { state: true },
  })
  if (other?.state === 'EFFECTIVE' || request.state === 'SUCCESSFUL')
    return { kind: 'SECOND_CAPTURE', reason: 'PAID_BEFORE', paymentRequestId }
  if (other) return { kind: 'LATE_CAPTURE', reason: 'BEING_PAID', paymentRequestId }
  if (!(REQUEST_MOVES.pay.from as readonly string[]).includes(request.state))
    return { kind: 'LATE_CAPTURE', reason: `REQUEST_${request.state}`, paymentRequestId }
  return request.amountFils === allocation.amountFils
    ? undefined
    : { kind: 'WRONG_AMOUNT', reason: 'REQUEST_CHANGED', paymentRequestId }
}

/**
 * What KNET says of a payment, for the attempt's own columns: what the answer leaves out is not taken from a
 * notification, which proves nothing.
 */
const columnsOf = (answer: InquiryAnswer, at: Date) => ({
  paymentId: answer.paymentId,
  tranId: answer.tranId ?? null,
  ref: answer.ref ?? null,
  auth: answer.auth ?? null,
  postDate: answer.postDate ?? null,
  result: answer.result,
  authResponseCode: answer.responseCode ?? null,
  settlesOn: settlementDay(answer.postDate, at),
  capturedFils: answer.amountFils,
})

/**
 * Money that KNET confirmed to an inquiry, in one transaction: the attempt PAID, its allocations effective,
 * the requests successful, receipts, the broker, the customs system and the payer told. Where anything does
 * not fit, the attempt goes to finance instead (REVIEW), with all of its money: never silently, and never as
 * paid. What it holds stays held.
 * @param answer to an inquiry with outcome CAPTURED: never a notification
 * @returns what became of it; STALE when the attempt is past it, and nothing was written
 */
export async function confirmPayment(
  tx: Tx,
  at: Date,
  attemptId: string,
  answer: InquiryAnswer,
): Promise<'PAID' | 'REVIEW' | 'STALE'> {
  if (answer.outcome !== 'CAPTURED') throw new Error(`money is not confirmed by ${answer.outcome}`)
  const attempt = await lockAttempt(tx, attemptId)
  if (!attempt || !ATTEMPT_MOVES[attempt.state].includes('PAID')) return 'STALE'
  const allocations = await tx.paymentAllocation.findMany({
    where: { attemptId },
    orderBy: { paymentRequestId: 'asc' },
  })
  const requests = await lockPaymentRequests(
    tx,
    allocations.map(({ paymentRequestId }) => paymentRequestId),
  )
  let mismatch = await answerMismatch(tx, attempt, answer)
  for (const [index, allocation] of allocations.entries())
    mismatch ??= await requestMismatch(tx, allocation, requests[index]!)
  if (mismatch) return reviewAttempt(tx, at, attempt, { ...mismatch, answer })
  const patch = {
    ...columnsOf(answer, at),
    confirmedAt: at,
    nextInquiryAt: nextInquiry({ ...attempt, state: 'PAID', confirmedAt: at }, at),
  }
  const paid = await advanceAttempt(tx, at, {
    attemptId,
    locked: attempt,
    to: 'PAID',
    cause: 'INQUIRY',
    patch,
  })
  if (!paid.ok) return 'STALE'
  await tx.paymentAllocation.updateMany({ where: { attemptId }, data: { state: 'EFFECTIVE' } })
  for (const { id } of requests) {
    const moved = await advancePaymentRequest(tx, 'SYSTEM', at, {
      paymentRequestId: id,
      move: 'pay',
      patch: { paidAt: at },
    })
    if (!moved.ok) throw new Error('a locked payment request moved')
  }
  await issueReceipts(tx, at, attemptId)
  await notifyPaid(tx, at, attemptId)
  return 'PAID'
}

/**
 * Hands an attempt to finance: REVIEW where the table of moves allows it, and an item in the queue in any
 * case.
 */
export async function reviewAttempt(
  tx: Tx,
  at: Date,
  attempt: PaymentAttempt,
  why: Mismatch & { answer: InquiryAnswer },
): Promise<'REVIEW' | 'STALE'> {
  const { kind, reason, paymentRequestId, answer } = why
  const patch = { result: answer.result, authResponseCode: answer.responseCode }
  const moved = await advanceAttempt(tx, at, {
    attemptId: attempt.id,
    to: 'REVIEW',
    cause: 'INQUIRY',
    note: reason,
    patch,
  })
  if (!moved.ok && attempt.state !== 'PAID') return 'STALE'
  await openReview(tx, at, {
    kind,
    attemptId: attempt.id,
    paymentRequestId,
    amountFils: answer.amountFils ?? attempt.amountFils,
    details: {
      reason,
      from: attempt.state,
      trackId: attempt.trackId,
      ourFils: attempt.amountFils,
      result: answer.result,
      theirFils: answer.amountFils ?? null,
      theirTrackId: answer.trackId?.slice(0, 40) ?? null,
      theirPaymentId: answer.paymentId?.slice(0, 40) ?? null,
    },
  })
  return 'REVIEW'
}
