/**
 * Works off the jobs of every lane. Any number of workers may run beside any number of servers.
 */
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

const { laneConcurrency, planLanes } = await import('@/lib/worker/lane-plan')
const { runLanes } = await import('@/lib/worker/run-lanes')
const { tasks } = await import('@/lib/worker/tasks')

const lanes = await runLanes(env.DATABASE_URL, planLanes(tasks, laneConcurrency()))
console.log('working')

whenToldToStop(env.SHUTDOWN_SECONDS, () => lanes.stop())
