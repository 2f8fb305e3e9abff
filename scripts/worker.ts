/** Works off the jobs: messages, sweeps, deliveries. Any number of workers may run beside any number of servers. */
import { Logger, run } from 'graphile-worker'
import { EnvFault, checkEnv, env } from '@/lib/env'
import { whenToldToStop } from './serve/when-told-to-stop'

try {
  checkEnv()
} catch (fault) {
  if (!(fault instanceof EnvFault)) throw fault
  console.error('the worker does not start:')
  for (const line of fault.faults) console.error(`  ${line}`)
  process.exit(1)
}

const { tasks, crontab } = await import('@/lib/jobs/tasks')
const { logger } = await import('@/lib/core/logger')

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

const runner = await run({
  connectionString: env.DATABASE_URL,
  concurrency: env.WORKER_CONCURRENCY,
  maxPoolSize: env.WORKER_CONCURRENCY + 2,
  taskList: tasks,
  crontab,
  // Notifications wake it at once; this is for jobs whose time has come.
  pollInterval: 1000,
  noHandleSignals: true,
  logger: new Logger(() => (level, message) => logger[levels[level as keyof typeof levels]](message)),
})
console.log('working')

whenToldToStop(env.SHUTDOWN_SECONDS, () => runner.stop())
