import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import type { Refund } from '@/lib/db/generated/client'
import { finishRefund } from './finish-refund'
import { auditRefund } from './refund-commands'

/** Milliseconds after which a released refund without an answer is a lost one: far above the pipe's own limit. */
export const ANSWER_LOST_AFTER = 3 * 60_000

/** A process that died between sending and writing the answer leaves RELEASED: such a refund goes to finance, and is never sent again. */
export async function sweepLostRefunds(at: Date): Promise<number> {
  const lost = await db.refund.findMany({
    where: { state: 'RELEASED', decidedAt: { lt: new Date(at.getTime() - ANSWER_LOST_AFTER) } }, select: { id: true }, orderBy: { requestedAt: 'asc' }, take: 100,
  })
  for (const { id } of lost) await db.$transaction((tx) => finishRefund(tx, at, { refundId: id, from: ['RELEASED'], to: 'UNKNOWN' }))
  return lost.length
}

type Found = { refundId: string; version: number; outcome: 'DONE' | 'FAILED'; note: string }

/**
 * What an officer found out in KNET's books about a lost answer; closes the item of the queue. Not the officer who asked
 * for the money: to say "it failed" makes it possible to ask for it again.
 */
export async function settleLostRefund(tx: Tx, actor: Actor, at: Date, { refundId, version, outcome, note }: Found): Promise<Result<Refund>> {
  if (!can(actor, 'payments.decide') || !isId(refundId)) return fail('notFound')
  const known = await tx.refund.findUnique({ where: { id: refundId } })
  if (!known) return fail('notFound')
  const { userId } = staffOf(actor)
  if (known.requestedById === userId) return fail('refundSameOfficer')
  if (known.version !== version) return fail('refundStale')
  const refund = await finishRefund(tx, at, { refundId, from: ['UNKNOWN'], to: outcome, note, cause: 'OFFICER' })
  if (!refund) return fail('refundStale')
  await tx.paymentReview.updateMany({
    where: { kind: 'REFUND', attemptId: refund.attemptId, resolvedAt: null }, data: { resolvedAt: at, resolvedById: userId, resolution: note, version: { increment: 1 } },
  })
  await auditRefund(tx, actor, at, 'payment.refund-settled', refund)
  return ok(refund)
}
