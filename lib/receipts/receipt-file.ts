import { sha256 } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { receiptPdf } from './pdf/receipt-pdf'
import type { ReceiptPdfRequest } from './pdf/render-receipt-pdf'

/**
 * Raise it with each change of what the file looks like or says: files of an earlier layout are made anew.
 */
const LAYOUT = 1

/**
 * A receipt's PDF file: as it was kept, or made now and kept, while all that it shows is still so. A kept
 * file names the time at which it was made. @throws PoolBusy
 */
export async function receiptFile({ at, ...shown }: ReceiptPdfRequest): Promise<Uint8Array> {
  const {
    receipt: { id: receiptId },
    language,
  } = shown
  const digest = sha256(Buffer.from(JSON.stringify({ LAYOUT, ...shown })))
  const kept = await db.receiptFile.findUnique({ where: { receiptId_language: { receiptId, language } } })
  if (kept?.digest === digest) return kept.bytes
  const bytes = new Uint8Array(await receiptPdf({ at, ...shown }))
  const data = { digest, bytes, madeAt: at }
  await db.receiptFile.upsert({
    where: { receiptId_language: { receiptId, language } },
    create: { receiptId, language, ...data },
    update: data,
  })
  return bytes
}
