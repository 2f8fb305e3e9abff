import type { Tx } from '@/lib/db/client'
import type { Refund } from '@/lib/db/generated/client'
import type { RefundState } from '@/lib/db/generated/enums'
import { advanceAttempt, type AttemptCause } from './advance-attempt'
import { queueInquiry } from './queue-inquiry'
import { openReview } from './open-review'
import { isFullyRefunded } from './refund-rules'
import { lockForRefund } from './refund-view'
import { settlementDay } from './settlement-day'
import { notifyRefunded } from './notify-refunded'

type End = {
  refundId: string
  from: readonly RefundState[]
  to: 'DONE' | 'FAILED' | 'UNKNOWN'
  result?: string
  tranId?: string
  /** KNET's post date of the refund, MMDD. */
  postDate?: string
  /** The day of KNET's own report that shows it, in place of a post date. */
  settlesOn?: Date
  note?: string
  cause?: AttemptCause
}

/**
 * What became of a released refund, written once. DONE tells the payer and, when all the money went back,
 * ends the attempt as REFUNDED; UNKNOWN puts it into finance's queue.
 * @returns undefined when it is in another state by now: nothing was written
 */
export async function finishRefund(
  tx: Tx,
  at: Date,
  { refundId, from, to, result, tranId, postDate, settlesOn, note, cause = 'REFUND' }: End,
): Promise<Refund | undefined> {
  const { attemptId } = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: { attemptId: true },
  })
  const locked = await lockForRefund(tx, attemptId)
  const before = locked?.refunds.find(({ id }) => id === refundId)
  if (!before || !from.includes(before.state) || before.state === to) return undefined
  const refund = await tx.refund.update({
    where: { id: refundId },
    data: {
      // The number in a refusal is not the refund's: what officers find has the one of KNET's report, or
      // none.
      state: to,
      version: before.version + 1,
      result,
      tranId: cause === 'OFFICER' ? (tranId ?? null) : tranId,
      note,
      finishedAt: to === 'UNKNOWN' ? null : at,
      // KNET takes the money off on the day it was sent, however long nobody knew.
      ...(to === 'DONE' && { settlesOn: settlesOn ?? settlementDay(postDate, before.decidedAt ?? at) }),
    },
  })
  if (to === 'UNKNOWN') {
    await openReview(tx, at, {
      kind: 'REFUND',
      attemptId,
      amountFils: refund.amountFils,
      details: { refundId, reason: 'ANSWER_LOST', result: result ?? '' },
    })
  }
  // Money in review that stays may pay its request after all.
  if (to === 'FAILED' && locked?.state === 'REVIEW') await queueInquiry(tx, attemptId)
  if (to === 'DONE') {
    await notifyRefunded(tx, at, refundId)
    const attempt = await lockForRefund(tx, attemptId)
    if (attempt && isFullyRefunded(attempt)) await endAttempt(tx, at, attemptId, cause)
  }
  return refund
}

async function endAttempt(tx: Tx, at: Date, attemptId: string, cause: AttemptCause): Promise<void> {
  await advanceAttempt(tx, at, { attemptId, to: 'REFUNDED', cause, patch: { nextInquiryAt: null } })
  // A payment in review still held its requests: with its money gone they can be paid again.
  await tx.paymentAllocation.updateMany({ where: { attemptId, state: 'HELD' }, data: { state: 'RELEASED' } })
}
