import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockAttempt } from './advance-attempt'

const include = { allocations: true, refunds: true } satisfies Prisma.PaymentAttemptInclude
export type RefundableAttempt = Prisma.PaymentAttemptGetPayload<{ include: typeof include }>

/**
 * Locks an attempt and reads what decides about its refunds: of two officers at once the second sees what the
 * first did.
 */
export async function lockForRefund(tx: Tx, attemptId: string): Promise<RefundableAttempt | undefined> {
  const locked = await lockAttempt(tx, attemptId)
  return locked && tx.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId }, include })
}
