import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RenderedMessage, RenderRequest } from './render'

type Answer = { id: number; message?: RenderedMessage; error?: string }
type Waiting = { resolve: (message: RenderedMessage) => void; reject: (error: Error) => void }

const waiting = new Map<number, Waiting>()
let thread: Worker | undefined
let lastId = 0

/**
 * The worker runs under the condition `react-server`, where React has no HTML renderer. Conditions belong to a thread,
 * so messages are rendered in one of its own, without it.
 */
function startThread(): Worker {
  const worker = new Worker(path.resolve('lib/messages/render-start.mjs'), { execArgv: [] })
  worker.on('message', ({ id, message, error }: Answer) => {
    const caller = waiting.get(id)
    waiting.delete(id)
    if (message) caller?.resolve(message)
    else caller?.reject(new Error(error ?? 'not rendered'))
    if (waiting.size === 0) worker.unref()
  })
  const failAllWaiting = (error: Error) => {
    if (thread === worker) thread = undefined
    for (const caller of waiting.values()) caller.reject(error)
    waiting.clear()
  }
  worker.on('error', failAllWaiting)
  worker.on('exit', (code) => failAllWaiting(new Error(`the rendering thread ended (${code})`)))
  return worker
}

/** Renders a message in the rendering thread, which is started when first needed and never keeps the process alive. */
export function renderInThread(request: RenderRequest): Promise<RenderedMessage> {
  thread ??= startThread()
  const worker = thread
  const id = ++lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker.ref()
    worker.postMessage({ id, request })
  })
}

/** Ends the thread; the next message starts another. */
export async function stopRendering(): Promise<void> {
  await thread?.terminate()
  thread = undefined
}
