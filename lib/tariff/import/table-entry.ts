import { parentPort } from 'node:worker_threads'
import { parseTable } from './read-table'

/** Runs in the thread of table-thread: one answer a question. */
parentPort?.on('message', ({ id, question }: { id: number; question: Uint8Array }) => {
  parseTable(question).then(
    (answer) => parentPort?.postMessage({ id, answer }),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) }),
  )
})
