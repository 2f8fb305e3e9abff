import { parentPort } from 'node:worker_threads'
import { renderMessage, type RenderRequest } from './render'

/** Runs in the rendering thread (render-thread): one answer a question. */
parentPort?.on('message', ({ id, request }: { id: number; request: RenderRequest }) => {
  renderMessage(request).then(
    (message) => parentPort?.postMessage({ id, message }),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) }),
  )
})
