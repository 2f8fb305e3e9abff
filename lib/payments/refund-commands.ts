import { staffOf, type Actor } from '@/lib/access/actor'
import { isSecondOfficer } from '@/lib/access/is-second-officer'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import type { AuditEventName } from '@/lib/audit/event-catalogue'
import { isId, newId } from '@/lib/core/ids'
import { formatFils, type Fils } from '@/lib/core/money'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Refund } from '@/lib/db/generated/client'
import { queueInquiry } from './queue-inquiry'
import { lockForRefund, type RefundableAttempt } from './refund-view'
import { IN_FLIGHT, heldFils, refundableFils } from './refund-rules'
import { unbookedRefunds } from './unbooked-refunds'

/**
 * KNET's report shows a refund of the payment that our books do not have: until its item is closed, the same
 * money might go twice.
 */
export const isInQuestion = async (tx: Tx, { trackId, refunds }: RefundableAttempt): Promise<boolean> =>
  (
    await unbookedRefunds(
      tx,
      trackId,
      refunds.filter(({ state }) => state === 'DONE'),
    )
  ).length > 0

/** Asks for money back of one allocation. Nothing is sent: another officer has to release it. */
export async function requestRefund(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { allocationId: string; amountFils: Fils; reason: string },
): Promise<Result<Refund>> {
  if (!can(actor, 'payments.decide') || !isId(given.allocationId)) return fail('notFound')
  const allocation = await tx.paymentAllocation.findUnique({ where: { id: given.allocationId } })
  const attempt = allocation && (await lockForRefund(tx, allocation.attemptId))
  if (!attempt) return fail('notFound')
  if (heldFils(attempt) === 0 || attempt.state === 'REFUNDED') return fail('refundNotCaptured')
  if (attempt.refunds.some(({ state }) => IN_FLIGHT.includes(state)) || (await isInQuestion(tx, attempt)))
    return fail('refundInFlight')
  const left = refundableFils(attempt, given.allocationId)
  if (!Number.isSafeInteger(given.amountFils) || given.amountFils <= 0) return fail('refundAmount', 'amount')
  if (given.amountFils > left) return fail('refundTooMuch', 'amount', { amount: formatFils(left) })
  const refund = await tx.refund.create({
    data: {
      ...given,
      id: newId(at),
      attemptId: attempt.id,
      requestedById: staffOf(actor).userId,
      requestedAt: at,
    },
  })
  await auditRefund(tx, actor, at, 'payment.refund-requested', refund)
  return ok(refund)
}

/** The second officer refuses: the money stays, and a new refund can be asked for. */
export async function declineRefund(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { refundId: string; version: number; reason: string },
): Promise<Result<Refund>> {
  const found = await takeForDecision(tx, actor, given)
  if (!found.ok) return found
  const refund = await decide(tx, actor, at, found.value.refund, {
    state: 'DECLINED',
    note: given.reason,
    finishedAt: at,
  })
  // Money in review that stays may pay its request after all.
  if (found.value.attempt.state === 'REVIEW') await queueInquiry(tx, refund.attemptId)
  await auditRefund(tx, actor, at, 'payment.refund-declined', refund)
  return ok(refund)
}

/**
 * Locks the payment, then reads the refund: it waits for a decision, of another officer than the one who
 * asked.
 */
export async function takeForDecision(
  tx: Tx,
  actor: Actor,
  { refundId, version }: { refundId: string; version: number },
): Promise<Result<{ refund: Refund; attempt: RefundableAttempt }>> {
  if (!can(actor, 'payments.release') || !isId(refundId)) return fail('notFound')
  const known = await tx.refund.findUnique({ where: { id: refundId }, select: { attemptId: true } })
  const attempt = known && (await lockForRefund(tx, known.attemptId))
  const refund = attempt?.refunds.find(({ id }) => id === refundId)
  if (!attempt || !refund) return fail('notFound')
  if (refund.state !== 'REQUESTED' || refund.version !== version) return fail('refundStale')
  if (!isSecondOfficer(actor, 'payments.release', refund.requestedById)) return fail('refundSameOfficer')
  return ok({ refund, attempt })
}

/** Writes the second officer's decision. */
export const decide = (
  tx: Tx,
  actor: Actor,
  at: Date,
  refund: Refund,
  data: { state: 'DECLINED' | 'RELEASED'; note?: string; finishedAt?: Date },
): Promise<Refund> =>
  tx.refund.update({
    where: { id: refund.id },
    data: { ...data, decidedById: staffOf(actor).userId, decidedAt: at, version: refund.version + 1 },
  })

/** One line of audit about a refund. */
export const auditRefund = (
  tx: Tx,
  actor: Actor | 'SYSTEM',
  at: Date,
  event: AuditEventName,
  refund: Refund,
): Promise<void> =>
  recordAudit(tx, actor, at, {
    event,
    subject: 'Refund',
    subjectId: refund.id,
    details: {
      attemptId: refund.attemptId,
      amountFils: refund.amountFils,
      state: refund.state,
      result: refund.result,
    },
  })
