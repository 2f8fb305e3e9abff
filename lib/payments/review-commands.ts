import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { PaymentReview } from '@/lib/db/generated/client'
import { advanceAttempt, lockAttempt } from './advance-attempt'

/** What an officer found: the money's state needs no change, KNET took none, or the bank took it back. */
export const REVIEW_OUTCOMES = ['SETTLED', 'NO_MONEY', 'REVERSED'] as const
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number]

type Given = { reviewId: string; version: number; outcome: ReviewOutcome; resolution: string }

/**
 * Closes an item of finance's queue with the officer's words. A payment that still stands in review is not closed with
 * words alone: its money is sent back first, or the officer says that KNET holds none.
 */
export async function resolveReview(tx: Tx, actor: Actor, at: Date, { reviewId, version, outcome, resolution }: Given): Promise<Result<PaymentReview>> {
  if (!can(actor, 'payments.decide') || !isId(reviewId)) return fail('notFound')
  const known = await tx.paymentReview.findUnique({ where: { id: reviewId }, select: { attemptId: true } })
  if (!known) return fail('notFound')
  const attempt = known.attemptId ? await lockAttempt(tx, known.attemptId) : undefined
  await tx.$queryRaw`SELECT 1 FROM "PaymentReview" WHERE id = ${reviewId}::uuid FOR UPDATE`
  const review = await tx.paymentReview.findUniqueOrThrow({ where: { id: reviewId } })
  if (review.resolvedAt || review.version !== version) return fail('reviewStale')
  if (review.kind === 'REFUND' && attempt && (await refundIsOpen(tx, attempt.id))) return fail('reviewRefundFirst')
  if (attempt?.state === 'REVIEW') {
    if (outcome === 'SETTLED') return fail('reviewMoneyFirst', 'outcome')
    if (await tx.refund.count({ where: { attemptId: attempt.id, state: { notIn: ['DECLINED', 'FAILED'] } } }) > 0) return fail('reviewRefunded', 'outcome')
    await advanceAttempt(tx, at, { attemptId: attempt.id, to: outcome === 'REVERSED' ? 'REVERSED' : 'FAILED', cause: 'OFFICER', note: resolution, patch: { nextInquiryAt: null } })
    await tx.paymentAllocation.updateMany({ where: { attemptId: attempt.id, state: 'HELD' }, data: { state: 'RELEASED' } })
  } else if (outcome !== 'SETTLED') return fail('reviewNotHeld', 'outcome')
  const closed = await tx.paymentReview.update({
    where: { id: reviewId }, data: { resolvedAt: at, resolvedById: staffOf(actor).userId, resolution, version: version + 1 },
  })
  await recordAudit(tx, actor, at, {
    event: 'payment.review-resolved', subject: 'PaymentReview', subjectId: reviewId,
    details: { kind: review.kind, outcome, amountFils: review.amountFils, attemptId: review.attemptId },
  })
  return ok(closed)
}

const refundIsOpen = async (tx: Tx, attemptId: string): Promise<boolean> => (await tx.refund.count({ where: { attemptId, state: { in: ['RELEASED', 'UNKNOWN'] } } })) > 0
