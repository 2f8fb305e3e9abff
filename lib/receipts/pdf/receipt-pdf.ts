import { TaskPool } from '@/lib/task-pool/task-pool'
import type { ReceiptPdfRequest } from './render-receipt-pdf'

// A PDF takes a tenth of a second and more of pure work: in the server's own process every other reader would
// wait for it.
const pool = new TaskPool<ReceiptPdfRequest, Uint8Array>({
  entry: 'lib/receipts/pdf/pdf-task.ts',
  children: 1,
  megabytes: 512,
  seconds: 20,
  background: false,
  waiting: 50,
})

/**
 * A receipt as a PDF file in one language, made in a process of its own.
 * @throws PoolBusy while fifty others wait
 */
export const receiptPdf = (request: ReceiptPdfRequest): Promise<Uint8Array> => pool.run(request)

/** Ends the process; the next receipt starts another. */
export const stopReceiptPdfs = (): Promise<void> => pool.stop()
