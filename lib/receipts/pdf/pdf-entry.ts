import { parentPort } from 'node:worker_threads'
import { renderReceiptPdf, type ReceiptPdfRequest } from './render-receipt-pdf'

/** Runs in the thread of pdf-thread: one answer a question. */
parentPort?.on('message', ({ id, question }: { id: number; question: ReceiptPdfRequest }) => {
  renderReceiptPdf(question).then(
    (answer) => parentPort?.postMessage({ id, answer }),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) }),
  )
})
