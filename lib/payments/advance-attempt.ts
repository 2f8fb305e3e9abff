import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { PaymentAttempt, Prisma } from '@/lib/db/generated/client'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import { ATTEMPT_MOVES, RELEASING } from './machine'

export type AttemptCause = 'NOTIFICATION' | 'INQUIRY' | 'SWEEP' | 'REFUND' | 'OFFICER' | 'PAYER'

/** Locks an attempt for the rest of the transaction: always before its requests. One statement: KNET waits while it runs. */
export async function lockAttempt(tx: Tx, attemptId: string): Promise<PaymentAttempt | undefined> {
  return (await tx.$queryRaw<PaymentAttempt[]>`SELECT * FROM "PaymentAttempt" WHERE id = ${attemptId}::uuid FOR UPDATE`)[0]
}

/** The same by its track id, and whether another attempt has KNET's payment id already. */
export async function lockTrackedAttempt(tx: Tx, { trackId, paymentId }: { trackId: string; paymentId: string }): Promise<(PaymentAttempt & { paymentIdTaken: boolean }) | undefined> {
  const rows = await tx.$queryRaw<(PaymentAttempt & { paymentIdTaken: boolean })[]>`
    SELECT a.*, EXISTS (SELECT FROM "PaymentAttempt" o WHERE o."paymentId" = ${paymentId} AND o.id <> a.id) AS "paymentIdTaken"
    FROM "PaymentAttempt" a WHERE a."trackId" = ${trackId} FOR UPDATE OF a`
  return rows[0]
}

/**
 * The only writer of an attempt's state: lock, check the table of moves, write state and history together.
 * @param step `locked`: what locking it gave in this very transaction, with nothing written since
 * @returns the attempt after the move; `attemptStale` when the table does not allow it (a repeated or late message: harmless)
 */
export async function advanceAttempt(
  tx: Tx, at: Date, step: { attemptId: string; locked?: PaymentAttempt; to: PaymentAttemptState; cause: AttemptCause; note?: string; patch?: Prisma.PaymentAttemptUncheckedUpdateInput },
): Promise<Result<PaymentAttempt>> {
  const attempt = step.locked ?? await lockAttempt(tx, step.attemptId)
  if (!attempt) return fail('notFound')
  if (!ATTEMPT_MOVES[attempt.state].includes(step.to)) return fail('attemptStale')
  const updated = await tx.paymentAttempt.update({
    where: { id: attempt.id }, data: { ...step.patch, state: step.to, version: attempt.version + 1, updatedAt: at },
  })
  // In one place, so that no way to an end leaves a request that nobody can pay. EFFECTIVE ones are left to whoever takes the money back.
  if (RELEASING.includes(step.to)) await tx.paymentAllocation.updateMany({ where: { attemptId: attempt.id, state: 'HELD' }, data: { state: 'RELEASED' } })
  await tx.paymentAttemptEvent.create({
    data: { id: newId(at), attemptId: attempt.id, from: attempt.state, to: step.to, cause: step.cause, version: updated.version, note: step.note, at },
  })
  return ok(updated)
}
