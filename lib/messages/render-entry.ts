import { parentPort } from 'node:worker_threads'
import { renderMessage, type RenderRequest } from './render'

/** Runs in the rendering thread (render-thread): one answer a question. */
parentPort?.on('message', ({ id, question }: { id: number; question: RenderRequest }) => {
  renderMessage(question).then(
    (answer) => parentPort?.postMessage({ id, answer }),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) }),
  )
})
