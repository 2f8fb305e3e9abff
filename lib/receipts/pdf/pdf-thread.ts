import path from 'node:path'
import { AskThread } from '@/lib/core/ask-thread'
import type { ReceiptPdfRequest } from './render-receipt-pdf'

// A PDF takes a tenth of a second and more of pure work: on the server's own thread every other reader would wait for it.
const thread = new AskThread<ReceiptPdfRequest, Uint8Array>(() => path.resolve('lib/receipts/pdf/pdf-start.mjs'))

/** A receipt as a PDF file in one language, made in a thread of its own. */
export const receiptPdf = (request: ReceiptPdfRequest): Promise<Uint8Array> => thread.ask(request)

/** Ends the thread; the next receipt starts another. */
export const stopReceiptPdfs = (): Promise<void> => thread.stop()
