import type { Tx } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/add-job'

/** Has a worker ask KNET about an attempt now: one job an attempt, however often it is called. */
export async function queueInquiry(tx: Tx, attemptId: string): Promise<void> {
  await addJob(
    tx,
    'payment-inquiry',
    { attemptId },
    { jobKey: `payment-inquiry:${attemptId}`, maxAttempts: 5 },
  )
}
