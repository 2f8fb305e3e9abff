import { renderToBuffer } from '@react-pdf/renderer'
import { createTranslator } from 'use-intl/core'
import { qrModules } from '@/lib/auth/qr-modules'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { verifyAddress } from '../fields'
import { loadFonts } from './fonts'
import { ReceiptDocument, type ReceiptPaper } from './receipt-document'

export type ReceiptPdfRequest = Pick<ReceiptPaper, 'receipt' | 'language' | 'origin' | 'at'>

function translatorOf(language: 'ar' | 'en'): (key: string) => string {
  const messages = { receipts: (language === 'ar' ? ar : en).receipts } as Record<string, unknown>
  return createTranslator({
    locale: language,
    messages,
    namespace: 'receipts',
    onError: (error: Error) => {
      throw error
    },
  }) as unknown as (key: string) => string
}

/** A receipt as a PDF file in one language. @throws when a text or a font is missing */
export async function renderReceiptPdf({
  receipt,
  language,
  origin,
  at,
}: ReceiptPdfRequest): Promise<Buffer> {
  await loadFonts()
  const qr = qrModules(verifyAddress(origin, receipt.verifyCode))
  return renderToBuffer(
    <ReceiptDocument
      receipt={receipt}
      language={language}
      origin={origin}
      at={at}
      qr={qr}
      t={translatorOf(language)}
    />,
  )
}
