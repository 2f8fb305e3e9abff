import { EventEmitter } from 'node:events'
import { Logger, run, type Runner, type WorkerEvents } from 'graphile-worker'
import { logger } from '@/lib/core/logger'
import { freeAbandonedJobs } from '@/lib/jobs/free-abandoned-jobs'
import { LANES, type Lane } from '@/lib/jobs/lanes'
import { openLease } from '@/lib/jobs/worker-lease'
import type { LanePlan } from './lane-plan'

/** How soon the jobs of a worker that was killed are taken up by another. */
const LOOK_MS = 10_000

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

/** @returns the runner and the id of its pool, as it stands in `locked_by` of its jobs */
async function runLane(
  url: string,
  { concurrency, tasks, crontab }: LanePlan,
): Promise<{ runner: Runner; poolId: string }> {
  const events: WorkerEvents = new EventEmitter()
  let poolId = ''
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id
  })
  const runner = await run({
    connectionString: url,
    concurrency,
    maxPoolSize: concurrency + 2,
    taskList: tasks,
    // An empty text counts as absent there, and a file `crontab` in the working folder would be read instead.
    ...(crontab ? { crontab } : { parsedCronItems: [] }),
    // Notifications wake it at once; this is for jobs whose time has come.
    pollInterval: 1000,
    noHandleSignals: true,
    events,
    logger: new Logger(() => (level, message) => logger[levels[level as keyof typeof levels]](message)),
  })
  return { runner, poolId }
}

/**
 * Runs every lane in this process, each with tasks, workers and database connections of its own, under one lease;
 * gives back the jobs of workers that are gone, of every lane, every ten seconds.
 * @param url the application's role, on a direct connection
 * @returns how to stop: waits for the jobs that run
 */
export async function runLanes(
  url: string,
  plans: Readonly<Record<Lane, LanePlan>>,
): Promise<{ stop: () => Promise<void> }> {
  const lease = await openLease(url)
  const lanes = await Promise.all(LANES.map((lane) => runLane(url, plans[lane])))
  await lease.hold(lanes.map(({ poolId }) => poolId))
  const look = () =>
    freeAbandonedJobs().catch((error: unknown) =>
      logger.error({ err: error }, 'abandoned jobs were not looked for'),
    )
  await look()
  const looking = setInterval(() => void look(), LOOK_MS)
  return {
    stop: async () => {
      clearInterval(looking)
      await Promise.all(lanes.map(({ runner }) => runner.stop()))
      await lease.release()
    },
  }
}
