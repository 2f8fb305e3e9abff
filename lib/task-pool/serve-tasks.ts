import { setPriority } from 'node:os'

/** What a child tells its pool; `megabytes`: its resident memory after the task. */
export type TaskReply<A> = { ready: true } | { answer: A; megabytes: number } | { error: string; megabytes: number }

const MEGABYTE = 1024 * 1024
const send = <A>(reply: TaskReply<A>) => process.send?.(reply)

/** Works off what a `TaskPool` asks, in the child that it started: one answer a question, one after the other. */
export function serveTasks<Q, A>(work: (question: Q) => Promise<A> | A): void {
  // Pages come first.
  setPriority(10)
  // A stop of the whole group is the server's to answer: it drains, and this process ends with the channel.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
  process.on('disconnect', () => process.exit())
  process.on('message', ({ question }: { question: Q }) => {
    const megabytes = () => process.memoryUsage.rss() / MEGABYTE
    Promise.resolve(question).then(work).then(
      (answer) => send({ answer, megabytes: megabytes() }),
      (error: unknown) => send({ error: String(error), megabytes: megabytes() }),
    )
  })
  send({ ready: true })
}
