import type { Tx } from '@/lib/db/client'
import { HOLDING } from './machine'

/** Milliseconds between two inquiries about one attempt that anybody outside can cause. */
const INQUIRY_INTERVAL = 10_000

/**
 * Reserves the one inquiry about an attempt that is allowed in ten seconds. What strangers send must not become
 * a flood at KNET. Of two calls at once one gets it.
 * @param at domain time; a last time that lies in the future (the demonstration's clock was moved) counts as
 * none
 * @returns false within ten seconds of the last one, and for what waits for no answer of KNET's
 */
export async function takeInquiry(tx: Tx, at: Date, attemptId: string): Promise<boolean> {
  const { count } = await tx.paymentAttempt.updateMany({
    where: {
      id: attemptId,
      state: { in: [...HOLDING] },
      OR: [
        { askedAt: null },
        { askedAt: { lte: new Date(at.getTime() - INQUIRY_INTERVAL) } },
        { askedAt: { gt: at } },
      ],
    },
    data: { askedAt: at },
  })
  return count === 1
}
