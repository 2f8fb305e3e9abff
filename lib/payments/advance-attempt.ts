import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { PaymentAttempt, Prisma } from '@/lib/db/generated/client'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import { holdRequests, releaseRequests } from './hold-requests'
import { ATTEMPT_MOVES, MAY_HOLD_MONEY, RELEASING } from './machine'

export type AttemptCause = 'NOTIFICATION' | 'INQUIRY' | 'SWEEP' | 'REFUND' | 'OFFICER' | 'PAYER'

/**
 * Locks an attempt for the rest of the transaction: always before its requests. One statement: KNET waits
 * while it runs.
 */
export async function lockAttempt(tx: Tx, attemptId: string): Promise<PaymentAttempt | undefined> {
  return (
    await tx.$queryRaw<
      PaymentAttempt[]
    >`SELECT * FROM "PaymentAttempt" WHERE id = ${attemptId}::uuid FOR UPDATE`
  )[0]
}

/** An attempt, and which of the numbers that KNET named another attempt has already. */
export type TrackedAttempt = PaymentAttempt & { paymentIdTaken: boolean; tranIdTaken: boolean }

/** The same by its track id. */
export async function lockTrackedAttempt(
  tx: Tx,
  { trackId, paymentId, tranId }: { trackId: string; paymentId: string; tranId?: string },
): Promise<TrackedAttempt | undefined> {
  const rows = await tx.$queryRaw<TrackedAttempt[]>`
    SELECT a.*, EXISTS (SELECT FROM "PaymentAttempt" o WHERE o."paymentId" = ${paymentId} AND o.id <> a.id) AS "paymentIdTaken",
      EXISTS (SELECT FROM "PaymentAttempt" o WHERE o."tranId" = ${tranId ?? null} AND o.id <> a.id) AS "tranIdTaken"
    FROM "PaymentAttempt" a WHERE a."trackId" = ${trackId} FOR UPDATE OF a`
  return rows[0]
}

/**
 * The only writer of an attempt's state: lock, check the table of moves, write state and history together.
 * @param step `locked`: what locking it gave in this very transaction, with nothing written since
 * @returns the attempt after the move; `attemptStale` when the table does not allow it (a repeated or late
 * message: harmless)
 */
export async function advanceAttempt(
  tx: Tx,
  at: Date,
  step: {
    attemptId: string
    locked?: PaymentAttempt
    to: PaymentAttemptState
    cause: AttemptCause
    note?: string
    patch?: Prisma.PaymentAttemptUncheckedUpdateInput
  },
): Promise<Result<PaymentAttempt>> {
  const attempt = step.locked ?? (await lockAttempt(tx, step.attemptId))
  if (!attempt) return fail('notFound')
  if (!ATTEMPT_MOVES[attempt.state].includes(step.to)) return fail('attemptStale')
  const updated = await tx.paymentAttempt.update({
    where: { id: attempt.id },
    data: { ...step.patch, state: step.to, version: attempt.version + 1, updatedAt: at },
  })
  // In one place: no way to an end leaves a request that nobody can pay, and no way back leaves one that is
  // paid twice.
  if (RELEASING.includes(step.to)) await releaseRequests(tx, attempt.id)
  else if (MAY_HOLD_MONEY.includes(step.to) && RELEASING.includes(attempt.state))
    await holdRequests(tx, attempt.id)
  await tx.paymentAttemptEvent.create({
    data: {
      id: newId(at),
      attemptId: attempt.id,
      from: attempt.state,
      to: step.to,
      cause: step.cause,
      version: updated.version,
      note: step.note,
      at,
    },
  })
  return ok(updated)
}
