import { logger } from '@/lib/core/logger'
import { db } from '@/lib/db/client'
import { LEASE, STARTING } from './worker-lease'

/**
 * Gives back the jobs of workers that are gone: locked by a pool whose lease nobody holds. graphile-worker by
 * itself would leave them for four hours. Any number of workers may call it at once.
 * @returns the ids of those pools
 */
export async function freeAbandonedJobs(): Promise<string[]> {
  const gone = await db.$transaction(async (tx) => {
    // A worker that starts may have taken a job and not yet its lease.
    const [alone] = await tx.$queryRaw<
      { got: boolean }[]
    >`SELECT pg_try_advisory_xact_lock(${STARTING}::bigint) AS got`
    if (!alone?.got) return []
    const pools = await tx.$queryRaw<{ id: string; free: boolean }[]>`
      SELECT id, pg_try_advisory_xact_lock(${LEASE}::int, hashtext(id)) AS free FROM (
        SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
        UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL) AS holders`
    const ids = pools.filter(({ free }) => free).map(({ id }) => id)
    if (ids.length > 0) await tx.$executeRaw`SELECT graphile_worker.force_unlock_workers(${ids}::text[])`
    return ids
  })
  if (gone.length > 0) logger.warn({ pools: gone }, 'jobs of workers that are gone are taken up again')
  return gone
}
