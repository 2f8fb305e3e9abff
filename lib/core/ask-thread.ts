import type { Worker } from 'node:worker_threads'

type Answer<A> = { id: number; answer?: A; error?: string }
type Waiting<A> = { resolve: (answer: A) => void; reject: (error: Error) => void }

// Not imported: the bundler would follow `new Worker` and take the thread's file for a part of the pages.
const { Worker: Thread } = process.getBuiltinModule('node:worker_threads')

/**
 * One thread that answers questions, started when first asked, without the process's import conditions. It never keeps
 * the process alive. When it dies everybody who waits is told, and the next question starts another.
 */
export class AskThread<Q, A> {
  #waiting = new Map<number, Waiting<A>>()
  #thread: Worker | undefined
  #lastId = 0

  /** @param file absolute path of a module that answers `{ id, question }` with `{ id, answer }` or `{ id, error }` */
  constructor(private readonly file: () => string) {}

  #start(): Worker {
    const worker = new Thread(this.file(), { execArgv: [] })
    worker.on('message', ({ id, answer, error }: Answer<A>) => {
      const caller = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (answer !== undefined) caller?.resolve(answer)
      else caller?.reject(new Error(error ?? 'no answer'))
      if (this.#waiting.size === 0) worker.unref()
    })
    const failAll = (error: Error) => {
      if (this.#thread === worker) this.#thread = undefined
      for (const caller of this.#waiting.values()) caller.reject(error)
      this.#waiting.clear()
    }
    worker.on('error', failAll)
    worker.on('exit', (code) => failAll(new Error(`the thread ended (${code})`)))
    return worker
  }

  ask(question: Q): Promise<A> {
    const worker = (this.#thread ??= this.#start())
    const id = (this.#lastId += 1)
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
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
