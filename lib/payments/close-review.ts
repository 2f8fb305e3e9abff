import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import type { AuditEventName } from '@/lib/audit/event-catalogue'
import { isId, newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import type { PaymentReview } from '@/lib/db/generated/client'
import type { ReviewOutcome } from '@/lib/db/generated/enums'
import { runReviewInquiry, weighClosing } from './closing-evidence'

export type Closing = { reviewId: string; version: number; outcome: ReviewOutcome; resolution: string }
/** `proposed`: another finance officer has to confirm it. */
export type Closed = { id: string; done: 'closed' | 'proposed' }

/** Writes an item as closed. @param resolution the words of the officer who found it */
export async function resolveReview(
  tx: Tx,
  actor: Actor,
  at: Date,
  review: PaymentReview,
  { outcome, resolution }: Pick<Closing, 'outcome' | 'resolution'>,
): Promise<void> {
  await tx.paymentReview.update({
    where: { id: review.id },
    data: {
      resolvedAt: at,
      resolvedById: staffOf(actor).userId,
      resolution,
      outcome,
      version: review.version + 1,
    },
  })
  await auditClosing(tx, actor, at, 'payment.review-resolved', review, outcome)
}

/** One line of audit about a closing. */
export const auditClosing = (
  tx: Tx,
  actor: Actor,
  at: Date,
  event: AuditEventName,
  review: PaymentReview,
  outcome: ReviewOutcome,
): Promise<void> =>
  recordAudit(tx, actor, at, {
    event,
    subject: 'PaymentReview',
    subjectId: review.id,
    details: { kind: review.kind, outcome, amountFils: review.amountFils, attemptId: review.attemptId },
  })

/**
 * Closes an item of finance's queue. KNET is asked at this moment and its answer applied: without a clear one
 * the item stays open, and an outcome that contradicts it is refused. What leaves the payment as it is closes
 * at once; what moves money in the books is written as a proposal, which another officer confirms
 * (`confirmClosing`). Opens its own transactions, since the network lies between.
 * @returns `notFound`, `reviewStale`, `closingWaits`, `reviewNoAnswer`, `reviewContradicted` (args answer)
 * and the other
 *   problems of `judgeClosing`
 */
export async function closeReview(
  actor: Actor,
  at: Date,
  { reviewId, version, outcome, resolution }: Closing,
): Promise<Result<Closed>> {
  if (!can(actor, 'payments.decide') || !isId(reviewId)) return fail('notFound')
  const known = await db.paymentReview.findUnique({ where: { id: reviewId } })
  if (!known) return fail('notFound')
  if (known.resolvedAt || known.version !== version) return fail('reviewStale')
  const heard = await runReviewInquiry(known)
  if (!heard) return fail('reviewNoAnswer')
  return db.$transaction(
    async (tx) => {
      const { review, verdict, answer } = await weighClosing(tx, at, reviewId, outcome, heard)
      if (review.resolvedAt || review.version !== version) return fail('reviewStale')
      if ((await tx.reviewClosing.count({ where: { reviewId, state: 'PROPOSED' } })) > 0)
        return fail('closingWaits')
      // A refusal is committed: what KNET said is written, and may have moved the payment.
      if (!verdict.ok) return fail(verdict.code, 'outcome', { answer })
      if (verdict.officers === 1) {
        await resolveReview(tx, actor, at, review, { outcome, resolution })
        return ok({ id: reviewId, done: 'closed' as const })
      }
      await tx.reviewClosing.create({
        data: {
          id: newId(at),
          reviewId,
          outcome,
          resolution,
          knetAnswer: answer.slice(0, 120),
          proposedById: staffOf(actor).userId,
          proposedAt: at,
        },
      })
      await tx.paymentReview.update({ where: { id: reviewId }, data: { version: version + 1 } })
      await auditClosing(tx, actor, at, 'payment.closing-proposed', review, outcome)
      return ok({ id: reviewId, done: 'proposed' as const })
    },
    { timeout: 20_000, maxWait: 10_000 },
  )
}
