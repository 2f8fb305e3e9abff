import type { Tx } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/add-job'
import { HOLDING } from './machine'

/** Has a worker ask KNET about an attempt now: one job an attempt, however often it is called. */
export async function askSoon(tx: Tx, attemptId: string): Promise<void> {
  await addJob(tx, 'ask-knet', { attemptId }, { jobKey: `ask-knet:${attemptId}`, maxAttempts: 5 })
}

/** Milliseconds between two inquiries about one attempt that anybody outside can cause. */
export const ASK_AGAIN_AFTER = 10_000

/**
 * Takes the one inquiry about an attempt that is to be had in ten seconds. KNET is a server of others: what
 * strangers send must not become a flood there. Two at once: one takes it.
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
        { askedAt: { lte: new Date(at.getTime() - ASK_AGAIN_AFTER) } },
        { askedAt: { gt: at } },
      ],
    },
    data: { askedAt: at },
  })
  return count === 1
}
