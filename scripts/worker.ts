/**
 * Works off the jobs: messages, sweeps, deliveries. Any number of workers may run beside any number of
 * servers.
 */
import { EventEmitter } from 'node:events'
import { Logger, run, type WorkerEvents } from 'graphile-worker'
import { EnvFault, checkEnv, env } from '@/lib/env'
import { demonstrationFault } from './serve/demonstration-data'
import { whenToldToStop } from './serve/when-told-to-stop'

try {
  checkEnv()
} catch (fault) {
  if (!(fault instanceof EnvFault)) throw fault
  console.error('the worker does not start:')
  for (const line of fault.faults) console.error(`  ${line}`)
  process.exit(1)
}

const fault = env.PORTAL_MODE === 'production' ? await demonstrationFault(env.DATABASE_URL) : undefined
if (fault) {
  console.error(`the worker does not start:\n  ${fault}`)
  process.exit(1)
}

const { tasks, crontab } = await import('@/lib/jobs/tasks')
const { freeAbandonedJobs } = await import('@/lib/jobs/free-abandoned-jobs')
const { openLease } = await import('@/lib/jobs/worker-lease')
const { logger } = await import('@/lib/core/logger')

/** How soon the jobs of a worker that was killed are taken up by another. */
const LOOK_MS = 10_000

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

const lease = await openLease(env.DATABASE_URL)
const events: WorkerEvents = new EventEmitter()
let poolId = ''
events.on('pool:create', ({ workerPool }) => {
  poolId = workerPool.id
})

const runner = await run({
  connectionString: env.DATABASE_URL,
  concurrency: env.WORKER_CONCURRENCY,
  maxPoolSize: env.WORKER_CONCURRENCY + 2,
  taskList: tasks,
  crontab,
  // Notifications wake it at once; this is for jobs whose time has come.
  pollInterval: 1000,
  noHandleSignals: true,
  events,
  logger: new Logger(() => (level, message) => logger[levels[level as keyof typeof levels]](message)),
})
await lease.hold(poolId)

const look = () =>
  freeAbandonedJobs().catch((error: unknown) =>
    logger.error({ err: error }, 'abandoned jobs were not looked for'),
  )
await look()
const looking = setInterval(() => void look(), LOOK_MS)
console.log('working')

whenToldToStop(env.SHUTDOWN_SECONDS, async () => {
  clearInterval(looking)
  await runner.stop()
  await lease.release()
})
