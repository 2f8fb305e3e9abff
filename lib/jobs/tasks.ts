import type { TaskList } from 'graphile-worker'

/** Tasks of the worker (scripts/worker), by name. Every task may run twice at once without harm. */
export const tasks: TaskList = {}

/** When the worker starts tasks by itself: sweeps compare deadline columns with the domain clock. */
export const crontab = '* * * * * sweep'
