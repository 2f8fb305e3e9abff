import type { Task } from 'graphile-worker'
import { env } from '@/lib/env'
import { laneConcurrency, planLanes } from '@/lib/worker/lane-plan'
import { runLanes } from '@/lib/worker/run-lanes'
import { tasks } from '@/lib/worker/tasks'
import { queueInquiry } from '@/lib/payments/queue-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { knetStandIn } from '../support/knet-stand-in'
import { mockSettings } from '../support/mock-settings'
import { issueRequest, paymentScene } from '../support/payment-scene'

jest.mock('@/lib/env', () =>
  jest.requireActual<typeof import('../support/mock-settings')>('../support/mock-settings').mockedEnv(),
)

const HANGS_MS = 15_000
const INQUIRIES = env.TEST_DEEP ? 200 : 20

const pause = (ms: number) =>
  new Promise<void>((done) => {
    setTimeout(done, ms)
  })

/** A task that hangs for 15 seconds, or until the test is over. */
function hanging(): { task: Task; begun: () => number; release: () => void } {
  let begun = 0
  const over = new AbortController()
  const task: Task = () => {
    begun += 1
    return new Promise((done) => {
      const timer = setTimeout(done, HANGS_MS)
      over.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        done()
      })
      if (over.signal.aborted) done()
    })
  }
  return { task, begun: () => begun, release: () => over.abort() }
}

const addJobs = (task: string, count: number) =>
  db.$executeRaw`SELECT graphile_worker.add_job(${task}, json_build_object('n', n)) FROM generate_series(1, ${count}::int) AS n`

beforeEach(emptyTables)

it('fifty receivers that hang and two thousand e-mails leave an inquiry to KNET its two seconds', async () => {
  const knet = await knetStandIn()
  Object.assign(mockSettings, knet.settings)
  const scene = await paymentScene()
  const request = await issueRequest(scene)
  const { attemptId } = valueOf(
    await startPayment(scene.actor, new Date(), {
      requestIds: [request.id],
      email: 'a@b.example',
      language: 'ar',
    }),
  )
  const receiver = hanging()
  const plans = planLanes(
    { ...tasks, 'remove-document': receiver.task, 'send-message': async () => void (await pause(50)) },
    laneConcurrency(),
  )
  for (const plan of Object.values(plans)) plan.crontab = ''
  await addJobs('remove-document', 50)
  await addJobs('send-message', 2000)
  const lanes = await runLanes(env.DATABASE_URL, plans)
  try {
    while (receiver.begun() < plans.deliver.concurrency) await pause(20)
    const took: number[] = []
    for (let count = 1; count <= INQUIRIES; count += 1) {
      const added = performance.now()
      await db.$transaction((tx) => queueInquiry(tx, attemptId))
      while ((await db.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })).inquiries < count)
        await pause(10)
      took.push(performance.now() - added)
    }
    took.sort((a, b) => a - b)
    expect(took[Math.ceil(took.length * 0.95) - 1]).toBeLessThan(2000)
    expect(knet.actions).toHaveLength(INQUIRIES)
    // Those that hang still did, and others waited behind them.
    expect(receiver.begun()).toBeLessThan(50)
  } finally {
    receiver.release()
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE locked_by IS NULL`
    await lanes.stop()
    await knet.close()
  }
}, 120_000)

it('a worker that stops waits for what each lane has begun, and holds no lease afterwards', async () => {
  let finished = 0
  const slow: Task = async () => {
    await pause(200)
    finished += 1
  }
  const plans = planLanes(
    { ...tasks, 'payment-inquiry': slow, 'warn-owner': slow, 'remove-document': slow, 'make-preview': slow },
    laneConcurrency(),
  )
  for (const plan of Object.values(plans)) plan.crontab = ''
  for (const task of ['payment-inquiry', 'warn-owner', 'remove-document', 'make-preview'])
    await addJobs(task, 1)
  const lanes = await runLanes(env.DATABASE_URL, plans)
  const locked = async () =>
    (
      await db.$queryRaw<
        { by: string }[]
      >`SELECT DISTINCT locked_by AS by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL`
    ).length
  while ((await locked()) < 4) await pause(10)
  await lanes.stop()
  expect(finished).toBe(4)
  const [leases] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND classid = 7283115
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
  expect(leases!.count).toBe(0)
})
