import { db } from '@/lib/db/client'
import { queueDueInquiries, expirePaymentRequests } from '@/lib/payments/attempt-sweep'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { sweepLostRefunds } from '@/lib/payments/lost-refund'
import { runUnknownPaymentInquiry } from '@/lib/payments/unknown-payment'
import { Crash } from './crashing-db'

/** What a worker does: jobs are done at least once, and removed only when done. */
export async function workPayments(at: Date): Promise<void> {
  await queueDueInquiries(at)
  await expirePaymentRequests(at)
  await sweepLostRefunds(at)
  const jobs = await db.$queryRaw<
    { id: string; payload: { attemptId?: string; trackId?: string; amountFils?: number } }[]
  >`
    SELECT j.id::text AS id, j.payload FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier IN ('payment-inquiry', 'unknown-payment-inquiry') ORDER BY j.id`
  for (const job of jobs) {
    const { attemptId, trackId, amountFils } = job.payload
    if (attemptId) await runInquiry(attemptId, at)
    // Without an answer it stays, and is tried again.
    else if (
      !(await runUnknownPaymentInquiry({ trackId: trackId!, amountFils: amountFils! }, at).then(
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
