import { answerQuestions } from '@/lib/core/answer-questions'
import { renderReceiptPdf } from './render-receipt-pdf'

// Runs in the thread of pdf-thread.
answerQuestions(renderReceiptPdf)
