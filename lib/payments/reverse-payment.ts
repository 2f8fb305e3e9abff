import type { Tx } from '@/lib/db/client'
import type { PaymentAttempt } from '@/lib/db/generated/client'
import type { InquiryAnswer } from '@/lib/knet/pipe'
import { advanceAttempt, type AttemptCause } from './advance-attempt'
import { advancePaymentRequest, lockPaymentRequests } from './advance-request'
import { openReview } from './open-review'
import { notifyReversed } from './notify-reversed'

/**
 * KNET gave the money back by itself (knet.md A11): the attempt ends REVERSED and what it paid is due again.
 * Finance sees it in any case: goods may have left on the strength of the receipt.
 * @returns whether anything moved
 */
export async function reversePayment(
  tx: Tx,
  at: Date,
  attempt: PaymentAttempt,
  answer: Pick<InquiryAnswer, 'result'>,
  { cause, note }: { cause: AttemptCause; note?: string } = { cause: 'INQUIRY' },
): Promise<boolean> {
  const moved = await advanceAttempt(tx, at, {
    attemptId: attempt.id,
    to: 'REVERSED',
    cause,
    note,
    patch: { result: answer.result, nextInquiryAt: null },
  })
  if (!moved.ok) return false
  const paid = await tx.paymentAllocation.findMany({
    where: { attemptId: attempt.id, state: 'EFFECTIVE' },
    include: { receipt: true },
    orderBy: { paymentRequestId: 'asc' },
  })
  await lockPaymentRequests(
    tx,
    paid.map(({ paymentRequestId }) => paymentRequestId),
  )
  for (const { id, paymentRequestId, amountFils, receipt } of paid) {
    await tx.paymentAllocation.update({ where: { id }, data: { state: 'RELEASED' } })
    const due = await advancePaymentRequest(tx, 'SYSTEM', at, {
      paymentRequestId,
      move: 'reverse',
      patch: { paidAt: null },
    })
    if (!due.ok) throw new Error('a paid payment request is not successful')
    await notifyReversed(tx, at, { request: due.value, amountFils, receipt, attempt })
  }
  // Two officers who said so need not be told.
  if (cause !== 'OFFICER')
    await openReview(tx, at, {
      kind: 'REVERSED',
      attemptId: attempt.id,
      amountFils: attempt.capturedFils ?? attempt.amountFils,
      details: {
        reason: paid.length > 0 ? 'AFTER_RECEIPT' : 'BEFORE_RECEIPT',
        from: attempt.state,
        trackId: attempt.trackId,
        result: answer.result,
      },
    })
  return true
}
