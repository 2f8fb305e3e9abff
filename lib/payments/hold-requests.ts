import { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/client'
import { queueInquiry } from './queue-inquiry'
import { MAY_HOLD_MONEY } from './machine'

// Allocations change under the lock of their request alone, so that two attempts never believe the same
// request theirs.

const TAKEN = Prisma.sql`EXISTS (SELECT FROM "PaymentAllocation" o WHERE o."paymentRequestId" = l."paymentRequestId" AND o.state IN ('HELD', 'EFFECTIVE'))`

/**
 * Locks all requests of an attempt, in the order of their ids, also those it does not hold: another attempt
 * may be passing one on to it at this moment, having read its state of before. @returns the ids
 */
async function lockRequests(tx: Tx, attemptId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM "PaymentRequest" WHERE id IN (SELECT "paymentRequestId" FROM "PaymentAllocation" WHERE "attemptId" = ${attemptId}::uuid) ORDER BY id FOR UPDATE`
  return rows.map(({ id }) => id)
}

/**
 * An attempt that had ended may have money at KNET after all: its requests are held again, so that nobody
 * pays them beside it. Those that another attempt holds or has paid stay with that one. The attempt is
 * locked.
 */
export async function holdRequests(tx: Tx, attemptId: string): Promise<void> {
  await lockRequests(tx, attemptId)
  await tx.$executeRaw`UPDATE "PaymentAllocation" l SET state = 'HELD' WHERE "attemptId" = ${attemptId}::uuid AND state = 'RELEASED' AND NOT ${TAKEN}`
}

/**
 * An attempt that ends lets go of the requests it held; what it paid (EFFECTIVE) is left to whoever takes the
 * money back. The attempt is locked.
 */
export async function releaseRequests(tx: Tx, attemptId: string): Promise<void> {
  const ids = await lockRequests(tx, attemptId)
  const released =
    await tx.$executeRaw`UPDATE "PaymentAllocation" SET state = 'RELEASED' WHERE "attemptId" = ${attemptId}::uuid AND state = 'HELD'`
  if (released > 0) await passOn(tx, ids)
}

/**
 * Requests that became free or due go to the oldest attempt whose money may be at KNET, and KNET is asked
 * about the attempts that wait for them: what stood in their way is gone. Writes no row of an attempt, whose
 * lock comes before the requests'.
 * @param ids of requests that this transaction has locked
 */
export async function passOn(tx: Tx, ids: readonly string[]): Promise<void> {
  const states = Prisma.sql`${[...MAY_HOLD_MONEY]}::"PaymentAttemptState"[]`
  await tx.$executeRaw`
    UPDATE "PaymentAllocation" SET state = 'HELD' WHERE id IN (
      SELECT DISTINCT ON (l."paymentRequestId") l.id FROM "PaymentAllocation" l JOIN "PaymentAttempt" a ON a.id = l."attemptId"
      WHERE l."paymentRequestId" = ANY(${[...ids]}::uuid[]) AND l.state = 'RELEASED' AND a.state = ANY(${states}) AND NOT ${TAKEN}
      ORDER BY l."paymentRequestId", a."startedAt", a.id)`
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.id::text FROM "PaymentAllocation" l JOIN "PaymentAttempt" a ON a.id = l."attemptId"
    WHERE l."paymentRequestId" = ANY(${[...ids]}::uuid[]) AND l.state = 'HELD' AND a.state = ANY(${states}) ORDER BY 1`
  for (const { id } of waiting) await queueInquiry(tx, id)
}
