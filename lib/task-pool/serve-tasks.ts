import { setPriority } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ChildLimits } from './start-child'

/** What a child tells its pool; `megabytes`: its resident memory after the task. */
export type TaskReply<A> =
  { ready: true } | { answer: A; megabytes: number } | { error: string; megabytes: number }

const MEGABYTE = 1024 * 1024
const send = <A>(reply: TaskReply<A>) => process.send?.(reply)

/** Processor time of this process so far, in seconds. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/**
 * Starts the thread that ends this process when a task takes too much.
 * @param began one number, set while a task runs: the processor seconds at its begin; -1 between tasks
 * @param then called when it watches
 */
function watchLimits(limits: ChildLimits & { server: number }, began: Float64Array, then: () => void): void {
  const watch = new Worker(path.resolve('lib/task-pool/limit-watch.mjs'), {
    workerData: { ...limits, began },
    execArgv: [],
  })
  watch.once('online', then)
  watch.unref()
}

/**
 * Works off what a `TaskPool` asks, in the child that it started: one answer a question, one after the other.
 */
export function serveTasks<Q, A>(work: (question: Q) => Promise<A> | A): void {
  const limits = JSON.parse(process.argv[3]!) as ChildLimits & { server: number }
  const began = new Float64Array(new SharedArrayBuffer(8)).fill(-1)
  // Pages come before strangers' files.
  if (limits.background) setPriority(10)
  // A stop of the whole group is the server's to answer: it drains, and this process ends with the channel.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
  process.on('disconnect', () => process.exit())
  process.on('message', ({ question }: { question: Q }) => {
    began[0] = cpuSeconds()
    const megabytes = () => process.memoryUsage.rss() / MEGABYTE
    Promise.resolve(question)
      .then(work)
      .then(
        (answer) => send({ answer, megabytes: megabytes() }),
        (error: unknown) => send({ error: String(error), megabytes: megabytes() }),
      )
      .finally(() => {
        began[0] = -1
      })
  })
  watchLimits(limits, began, () => send({ ready: true }))
}
