import { env } from '@/lib/env'
import { addJob } from '@/lib/jobs/add-job'
import { freeAbandonedJobs } from '@/lib/jobs/free-abandoned-jobs'
import { openLease } from '@/lib/jobs/worker-lease'
import { asOwner, db, emptyTables } from '../support/database'

beforeEach(emptyTables)

/** A job as a worker has taken it. */
async function taken(pool: string): Promise<void> {
  await db.$transaction((tx) => addJob(tx, 'send-message', { messageId: pool }, { jobKey: pool }))
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_by = ${pool}, locked_at = now() WHERE key = ${pool}`
}
const holders = async () =>
  (
    await db.$queryRaw<
      { by: string | null }[]
    >`SELECT locked_by AS by FROM graphile_worker._private_jobs ORDER BY id`
  ).map(({ by }) => by)

test('jobs of a worker that is gone are given back, those of one that lives stay its own', async () => {
  const lease = await openLease(env.DATABASE_URL)
  await lease.hold(['pool-alive', 'pool-of-another-lane'])
  await taken('pool-alive')
  await taken('pool-of-another-lane')
  await taken('pool-gone')
  expect(await freeAbandonedJobs()).toEqual(['pool-gone'])
  expect(await holders()).toEqual(['pool-alive', 'pool-of-another-lane', null])
  expect(await freeAbandonedJobs()).toEqual([])
  await lease.release()
  expect((await freeAbandonedJobs()).sort()).toEqual(['pool-alive', 'pool-of-another-lane'])
  expect(await holders()).toEqual([null, null, null])
})

test('while a worker starts and has no lease yet, nothing is given back', async () => {
  const lease = await openLease(env.DATABASE_URL)
  await taken('pool-starting')
  expect(await freeAbandonedJobs()).toEqual([])
  await lease.hold(['pool-starting'])
  expect(await freeAbandonedJobs()).toEqual([])
  expect(await holders()).toEqual(['pool-starting'])
  await lease.release()
})

test('several that look at once give a job back once', async () => {
  await taken('pool-gone')
  const found = await Promise.all([freeAbandonedJobs(), freeAbandonedJobs(), freeAbandonedJobs()])
  expect(found.flat()).toEqual(['pool-gone'])
})

test('a lease whose connection broke is taken again', async () => {
  const lease = await openLease(env.DATABASE_URL)
  await lease.hold(['pool-broken'])
  await taken('pool-broken')
  const leases = async () =>
    (
      await asOwner((client) =>
        client.query(
          `SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND classid = 7283115`,
        ),
      )
    ).rows[0] as { count: number }
  expect((await leases()).count).toBe(1)
  // The same role may end its own connections.
  await db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'portal worker lease' AND datname = current_database()`
  await new Promise((done) => {
    setTimeout(done, 2500)
  })
  expect((await leases()).count).toBe(1)
  expect(await freeAbandonedJobs()).toEqual([])
  await lease.release()
})
