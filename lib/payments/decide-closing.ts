import { staffOf, type Actor } from '@/lib/access/actor'
import { isSecondOfficer } from '@/lib/access/is-second-officer'
import { can } from '@/lib/access/permissions'
import { isId, newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { runReviewInquiry, weighClosing, type Evidence } from './closing-evidence'
import { advanceAttempt } from './advance-attempt'
import { nextInquiry } from './inquiry-schedule'
import { queueInquiry } from './queue-inquiry'
import { auditClosing, resolveReview } from './close-review'
import { confirmPayment } from './confirm-payment'
import { finishRefund } from './finish-refund'
import { IN_FLIGHT, refundableFils } from './refund-rules'
import { lockForRefund } from './refund-view'
import { reversePayment } from './reverse-payment'
import { notifyNotPaid } from './notify-not-paid'
import type { AttemptAnswer } from './fetch-inquiry-answer'
import type { UnbookedRefund } from './unbooked-refunds'

type Given = { closingId: string; version: number }
type Proposal = Prisma.ReviewClosingGetPayload<{ include: { review: true } }>

async function takeProposal(actor: Actor, { closingId, version }: Given): Promise<Result<Proposal>> {
  if (!can(actor, 'payments.decide') || !isId(closingId)) return fail('notFound')
  const closing = await db.reviewClosing.findUnique({ where: { id: closingId }, include: { review: true } })
  if (!closing) return fail('notFound')
  return closing.state === 'PROPOSED' && closing.version === version ? ok(closing) : fail('closingStale')
}

/** The database lets one decision through: the second officer of two at once finds the proposal decided. */
const decided = async (
  tx: Tx,
  actor: Actor,
  at: Date,
  closing: Proposal,
  data: { state: 'CONFIRMED' | 'DECLINED'; note?: string },
): Promise<boolean> =>
  (
    await tx.reviewClosing.updateMany({
      where: { id: closing.id, state: 'PROPOSED', version: closing.version },
      data: { ...data, decidedById: staffOf(actor).userId, decidedAt: at, version: closing.version + 1 },
    })
  ).count === 1

/**
 * A refund that was sent in KNET's own portal, booked as the two officers found it, on the day of KNET's
 * report. Of a basket it may be more than one request's money: one refund there, one of each request here.
 * Not while another is on its way.
 */
async function bookForeignRefund(
  tx: Tx,
  at: Date,
  { review, proposedById, resolution }: Proposal,
  actor: Actor,
  attemptId: string,
  reported: UnbookedRefund | undefined,
): Promise<boolean> {
  const attempt = (await lockForRefund(tx, attemptId))!
  if (attempt.refunds.some(({ state }) => IN_FLIGHT.includes(state))) return false
  const whole = attempt.allocations.find(({ id }) => refundableFils(attempt, id) >= review.amountFils)
  let left = review.amountFils
  for (const { id: allocationId } of whole ? [whole] : attempt.allocations) {
    const amountFils = Math.min(left, refundableFils((await lockForRefund(tx, attemptId))!, allocationId))
    if (amountFils === 0) continue
    const { id } = await tx.refund.create({
      data: {
        id: newId(at),
        attemptId,
        allocationId,
        amountFils,
        reason: resolution,
        state: 'UNKNOWN',
        requestedById: proposedById,
        requestedAt: at,
        decidedById: staffOf(actor).userId,
        decidedAt: at,
      },
    })
    if (
      !(await finishRefund(tx, at, {
        refundId: id,
        from: ['UNKNOWN'],
        to: 'DONE',
        note: resolution,
        cause: 'OFFICER',
        ...namedBy(reported),
      }))
    )
      return false
    left -= amountFils
  }
  return left === 0
}

/** KNET's number and day of a refund whose answer nobody here has. */
const namedBy = (reported: UnbookedRefund | undefined) =>
  reported && { tranId: reported.tranId, settlesOn: reported.day }

/**
 * What the two officers and KNET agree on, done to the payment.
 * @returns false when the payment does not take it
 */
async function carryOut(
  tx: Tx,
  actor: Actor,
  at: Date,
  closing: Proposal,
  { attempt, refund, reported }: Evidence,
  { answer }: AttemptAnswer,
): Promise<boolean> {
  const { outcome, resolution } = closing
  if (refund && outcome === 'REFUND_DONE')
    return Boolean(
      await finishRefund(tx, at, {
        refundId: refund.id,
        from: ['UNKNOWN', 'FAILED'],
        to: 'DONE',
        note: resolution,
        cause: 'OFFICER',
        ...namedBy(reported),
      }),
    )
  if (outcome === 'REFUND_FAILED') {
    // With its item closed, money in review may pay its request after all.
    if (attempt?.state === 'REVIEW') await queueInquiry(tx, attempt.id)
    return (
      !refund ||
      refund.state === 'FAILED' ||
      Boolean(
        await finishRefund(tx, at, {
          refundId: refund.id,
          from: ['UNKNOWN'],
          to: 'FAILED',
          note: resolution,
          cause: 'OFFICER',
        }),
      )
    )
  }
  if (!attempt) return true
  if (outcome === 'REFUND_DONE') return bookForeignRefund(tx, at, closing, actor, attempt.id, reported)
  if (outcome === 'THIS_PAYMENT') {
    await tx.paymentAttempt.update({ where: { id: attempt.id }, data: { paymentId: answer.paymentId } })
    return (await confirmPayment(tx, at, attempt.id, answer)) === 'PAID'
  }
  if (attempt.state === 'PAID')
    return reversePayment(tx, at, attempt, answer, { cause: 'OFFICER', note: resolution })
  // Money that is counted with another payment stays there, and need not be asked about here.
  const nextInquiryAt =
    answer.outcome === 'CAPTURED' ? null : nextInquiry({ ...attempt, state: 'FAILED', updatedAt: at }, at)
  const moved = await advanceAttempt(tx, at, {
    attemptId: attempt.id,
    to: 'FAILED',
    cause: 'OFFICER',
    note: resolution,
    patch: { capturedFils: null, nextInquiryAt },
  })
  if (moved.ok) await notifyNotPaid(tx, at, attempt.id)
  return moved.ok
}

class NotTaken extends Error {}

/**
 * The second officer's word on a proposed closing. KNET is asked again at this moment; what it says decides
 * as it did for the first officer. Opens its own transactions, since the network lies between.
 * @returns `closingSameOfficer` for the one who proposed it, `closingStale`, `closingNotTaken` when the
 * payment request
 *   does not take the money, and the problems of `judgeClosing`: the proposal then still stands
 */
export async function confirmClosing(actor: Actor, at: Date, given: Given): Promise<Result<{ id: string }>> {
  const found = await takeProposal(actor, given)
  if (!found.ok) return found
  const closing = found.value
  if (!isSecondOfficer(actor, 'payments.release', closing.proposedById)) return fail('closingSameOfficer')
  const heard = await runReviewInquiry(closing.review)
  if (!heard) return fail('reviewNoAnswer')
  try {
    return await db.$transaction(
      async (tx) => {
        const evidence = await weighClosing(tx, at, closing.reviewId, closing.outcome, heard)
        const { review, verdict, answer } = evidence
        if (review.resolvedAt) return fail('closingStale')
        if (!verdict.ok) return fail(verdict.code, undefined, { answer })
        if (!(await decided(tx, actor, at, closing, { state: 'CONFIRMED' }))) return fail('closingStale')
        if (verdict.officers === 2 && !(await carryOut(tx, actor, at, closing, evidence, heard)))
          throw new NotTaken()
        await resolveReview(tx, actor, at, review, closing)
        return ok({ id: closing.reviewId })
      },
      { timeout: 20_000, maxWait: 10_000 },
    )
  } catch (error) {
    if (error instanceof NotTaken) return fail('closingNotTaken')
    throw error
  }
}

/**
 * A finance officer refuses a proposed closing, or takes his own back: the item stays open, and the reason is
 * kept.
 */
export async function declineClosing(
  actor: Actor,
  at: Date,
  given: Given & { reason: string },
): Promise<Result<{ id: string }>> {
  const found = await takeProposal(actor, given)
  if (!found.ok) return found
  const closing = found.value
  return db.$transaction(async (tx) => {
    // The item before its closing, as where it is confirmed.
    await tx.$queryRaw`SELECT 1 FROM "PaymentReview" WHERE id = ${closing.reviewId}::uuid FOR UPDATE`
    if (!(await decided(tx, actor, at, closing, { state: 'DECLINED', note: given.reason })))
      return fail('closingStale')
    await tx.paymentReview.update({ where: { id: closing.reviewId }, data: { version: { increment: 1 } } })
    await auditClosing(tx, actor, at, 'payment.closing-declined', closing.review, closing.outcome)
    return ok({ id: closing.reviewId })
  })
}
