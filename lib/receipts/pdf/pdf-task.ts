import { serveTasks } from '@/lib/task-pool/serve-tasks'
import { renderReceiptPdf } from './render-receipt-pdf'

// Runs in the children of receipt-pdf.
serveTasks(renderReceiptPdf)
