import type { TaskReply } from './serve-tasks'
import { startChild, type Child, type ChildLimits } from './start-child'

/**
 * The task took more memory or time than it may, or ended its process in another way: the process is gone.
 */
export class TaskOverrun extends Error {}
/** Too many tasks wait already. */
export class PoolBusy extends Error {}
/** No child came up: nothing is said about the task. */
export class PoolDown extends Error {}

export type PoolOptions = ChildLimits & {
  /** Path of the module that the children load, from the project's folder; it calls `serveTasks`. */
  entry: string
  /** Children at most, each with one task at a time. */
  children: number
  /** Tasks that may wait for a child. */
  waiting: number
}

type Task<Q, A> = { question: Q; resolve: (answer: A) => void; reject: (error: Error) => void }
/** A task with its child, and what ends it. */
type Running<Q, A> = { child: Child; task?: Task<Q, A>; timer?: NodeJS.Timeout }

/** A task that uses no processor, and still does not answer, is ended after so many times its seconds. */
const CLOCK_FACTOR = 3
/** A child without work is kept this long. */
const IDLE_MS = 60_000
/** Loading the entry; on a busy machine it takes seconds. */
const START_MS = 60_000

/**
 * A pool of child processes, each with a limit of memory and of time a task. Processes, because a thread that
 * outgrows its limits can end the whole server (decision 016). A child that overruns is killed and the next
 * task gets another; idle children end after a minute and never keep the process alive.
 */
export class TaskPool<Q, A> {
  #waiting: Task<Q, A>[] = []
  #children = new Set<Running<Q, A>>()

  constructor(private readonly options: PoolOptions) {}

  /** @throws TaskOverrun, PoolBusy, PoolDown, or an Error with the text of what the task threw */
  run(question: Q): Promise<A> {
    if (this.#waiting.length >= this.options.waiting)
      return Promise.reject(new PoolBusy(`${this.#waiting.length} tasks wait`))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject })
      this.#assign()
    })
  }

  /** Ends the children; the next task starts another. */
  async stop(): Promise<void> {
    const ended = [...this.#children].map(({ child }) => new Promise((done) => child.once('exit', done)))
    for (const { child } of this.#children) child.kill('SIGKILL')
    await Promise.all(ended)
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const running =
        [...this.#children].find(({ task }) => !task) ??
        (this.#children.size < this.options.children ? this.#start() : undefined)
      if (!running) return
      running.task = this.#waiting.shift()!
      clearTimeout(running.timer)
      running.child.hold()
      if (running.child.ready) this.#send(running)
      else running.timer = this.#killAfter(running, START_MS)
    }
  }

  #killAfter({ child }: Running<Q, A>, ms: number): NodeJS.Timeout {
    return setTimeout(() => child.kill('SIGKILL'), ms).unref()
  }

  #send(running: Running<Q, A>): void {
    clearTimeout(running.timer)
    running.timer = this.#killAfter(running, this.options.seconds * CLOCK_FACTOR * 1000)
    // A child that is gone by now tells so by its exit.
    running.child.send({ question: running.task!.question }, () => undefined)
  }

  #start(): Running<Q, A> {
    const child = startChild(this.options.entry, this.options)
    const running: Running<Q, A> = { child }
    this.#children.add(running)
    child.on('message', (reply: TaskReply<A>) => {
      if ('ready' in reply) {
        child.ready = true
        if (running.task) this.#send(running)
      } else this.#finish(running, reply)
    })
    child.once('error', (error) => this.#lose(running, child.ready ? error : new PoolDown(String(error))))
    child.once('exit', (code, signal) => {
      const how = `ended by ${signal ?? `code ${code}`}`
      this.#lose(
        running,
        child.ready
          ? new TaskOverrun(`the task's process ${how}`)
          : new PoolDown(`the process of ${this.options.entry} did not start (${how}): ${child.said()}`),
      )
    })
    return running
  }

  #finish(running: Running<Q, A>, reply: Exclude<TaskReply<A>, { ready: true }>): void {
    const { task, child } = running
    clearTimeout(running.timer)
    running.task = undefined
    child.release()
    // Memory of WebAssembly is never given back: what one task has taken would be counted against the next.
    if (reply.megabytes > this.options.megabytes / 2) {
      this.#children.delete(running)
      child.kill('SIGKILL')
    } else {
      // Out of the pool before it is killed: it gets no task between the two.
      running.timer = setTimeout(() => {
        this.#children.delete(running)
        child.kill('SIGKILL')
      }, IDLE_MS).unref()
    }
    if ('error' in reply) task?.reject(new Error(reply.error))
    else task?.resolve(reply.answer)
    this.#assign()
  }

  #lose(running: Running<Q, A>, error: Error): void {
    clearTimeout(running.timer)
    this.#children.delete(running)
    running.task?.reject(error)
    running.task = undefined
    this.#assign()
  }
}
