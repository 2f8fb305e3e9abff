/**
 * Works off the jobs of every lane. Any number of workers may run beside any number of servers.
 */
import { EnvError, checkEnv, env, retiredSettings } from '@/lib/env'
import { demonstrationDataError } from './serve/demonstration-data-error'
import { logFrameworkErrors } from './serve/log-framework-errors'
import { onShutdown } from './serve/on-shutdown'

try {
  checkEnv()
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  console.error('the worker does not start:')
  for (const line of error.errors) console.error(`  ${line}`)
  process.exit(1)
}

for (const line of retiredSettings()) console.warn(line)

const error = env.PORTAL_MODE === 'production' ? await demonstrationDataError(env.DATABASE_URL) : undefined
if (error) {
  console.error(`the worker does not start:\n  ${error}`)
  process.exit(1)
}

// What the libraries write by themselves is a line of the log from here on.
logFrameworkErrors()

const { laneConcurrency, planLanes } = await import('@/lib/worker/lane-plan')
const { runLanes } = await import('@/lib/worker/run-lanes')
const { tasks } = await import('@/lib/worker/tasks')

const lanes = await runLanes(env.DATABASE_URL, planLanes(tasks, laneConcurrency()))
console.log('working')

onShutdown(env.SHUTDOWN_SECONDS, () => lanes.stop())
