import { db } from '@/lib/db/client'
import { askDueAttempts, expirePaymentRequests } from '@/lib/payments/attempt-sweep'
import { inquire } from '@/lib/payments/inquire'
import { sweepLostRefunds } from '@/lib/payments/lost-refund'
import { inquireStranger } from '@/lib/payments/unknown-payment'
import { Crash } from './crashing-db'

/** What a worker does: jobs are done at least once, and removed only when done. */
export async function workPayments(at: Date): Promise<void> {
  await askDueAttempts(at)
  await expirePaymentRequests(at)
  await sweepLostRefunds(at)
  const jobs = await db.$queryRaw<
    { id: string; payload: { attemptId?: string; trackId?: string; amountFils?: number } }[]
  >`
    SELECT j.id::text AS id, j.payload FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier IN ('ask-knet', 'ask-unknown-payment') ORDER BY j.id`
  for (const job of jobs) {
    const { attemptId, trackId, amountFils } = job.payload
    if (attemptId) await inquire(attemptId, at)
    // Without an answer it stays, and is tried again.
    else if (
      !(await inquireStranger({ trackId: trackId!, amountFils: amountFils! }, at).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Crash) throw error
          return false
        },
      ))
    )
      continue
    await db.$executeRaw`SELECT graphile_worker.complete_jobs(ARRAY[${job.id}::bigint])`
  }
}
