import type { Task, TaskList } from 'graphile-worker'
import { env } from '@/lib/env'
import { LANES, MINUTE_TASKS, TASK_LANES, type Lane, type TaskName } from '@/lib/jobs/lanes'

/** What one lane runs: its tasks, how many jobs at once, and what it starts by itself. */
export type LanePlan = { concurrency: number; tasks: TaskList; crontab: string }

const namesOf = (lane: Lane) =>
  (Object.keys(TASK_LANES) as TaskName[]).filter((name) => TASK_LANES[name] === lane)

/**
 * Sweeps compare deadline columns with the domain clock, which may be moved; one that is late is not repeated for
 * each minute it missed.
 */
const everyMinute = (name: TaskName) => `* * * * * ${name} ?max=1&jobKey=${name}&jobKeyMode=replace`

/** Jobs at once a lane, by the settings `WORKER_…_CONCURRENCY`. */
export const laneConcurrency = (): Record<Lane, number> => ({
  money: env.WORKER_MONEY_CONCURRENCY,
  mail: env.WORKER_MAIL_CONCURRENCY,
  deliver: env.WORKER_DELIVER_CONCURRENCY,
  bulk: env.WORKER_BULK_CONCURRENCY,
})

/** The plan of every lane: each task in the lane that lib/jobs/lanes names. */
export function planLanes(
  tasks: Readonly<Record<TaskName, Task>>,
  concurrency: Readonly<Record<Lane, number>>,
): Record<Lane, LanePlan> {
  const plans = LANES.map((lane) => {
    const names = namesOf(lane)
    const plan: LanePlan = {
      concurrency: concurrency[lane],
      tasks: Object.fromEntries(names.map((name) => [name, tasks[name]])),
      crontab: names
        .filter((name) => MINUTE_TASKS.includes(name))
        .map(everyMinute)
        .join('\n'),
    }
    return [lane, plan]
  })
  return Object.fromEntries(plans) as Record<Lane, LanePlan>
}
