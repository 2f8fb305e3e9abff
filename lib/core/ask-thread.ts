import type { Worker } from 'node:worker_threads'

type Answer<A> = { id: number; answer?: A; error?: string }
type Waiting<A> = { worker: Worker; resolve: (answer: A) => void; reject: (error: Error) => void }
/** The thread used more than it may, and was ended. */
export class Overrun extends Error {}
/** What a thread may use before it is ended: memory of its own, and time for one question. */
type Limits = { megabytes?: number; seconds?: number }

// Not imported: the bundler would follow `new Worker` and take the thread's file for a part of the pages.
const { Worker: Thread } = process.getBuiltinModule('node:worker_threads')

/**
 * One thread that answers questions (one at a time, where limits matter: they end the thread for everybody who waits), started when first asked, without the process's import conditions. It never keeps
 * the process alive. When it dies everybody who waits is told, and the next question starts another.
 */
export class AskThread<Q, A> {
  #waiting = new Map<number, Waiting<A>>()
  #thread: Worker | undefined
  #lastId = 0

  /** @param file absolute path of a module that answers `{ id, question }` with `{ id, answer }` or `{ id, error }` */
  constructor(private readonly file: () => string, private readonly limits: Limits = {}) {}

  #start(): Worker {
    const worker = new Thread(this.file(), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: this.limits.megabytes } })
    worker.on('message', ({ id, answer, error }: Answer<A>) => {
      const caller = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (answer !== undefined) caller?.resolve(answer)
      else caller?.reject(new Error(error ?? 'no answer'))
      if (this.#waiting.size === 0) worker.unref()
    })
    const failAll = (error: Error) => {
      if (this.#thread === worker) this.#thread = undefined
      for (const [id, caller] of this.#waiting) {
        if (caller.worker !== worker) continue
        this.#waiting.delete(id)
        caller.reject(error)
      }
    }
    worker.on('error', (error: NodeJS.ErrnoException) => failAll(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Overrun(error.message) : error))
    worker.on('exit', (code) => failAll(new Error(`the thread ended (${code})`)))
    return worker
  }

  ask(question: Q): Promise<A> {
    const worker = (this.#thread ??= this.#start())
    const id = (this.#lastId += 1)
    const { seconds } = this.limits
    return new Promise<A>((resolve, reject) => {
      const late = seconds && setTimeout(() => {
        this.#waiting.delete(id)
        if (this.#thread === worker) this.#thread = undefined
        void worker.terminate()
        reject(new Overrun(`no answer within ${seconds} s`))
      }, seconds * 1000).unref()
      const done = <V>(tell: (value: V) => void) => (value: V) => { clearTimeout(late || undefined); tell(value) }
      this.#waiting.set(id, { worker, resolve: done(resolve), reject: done(reject) })
      worker.ref()
      worker.postMessage({ id, question })
    })
  }

  /** Ends the thread; the next question starts another. */
  async stop(): Promise<void> {
    await this.#thread?.terminate()
    this.#thread = undefined
  }
}
