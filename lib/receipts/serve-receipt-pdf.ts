import { defineHandler } from '@/lib/actions/define-handler'
import { contentDisposition } from '@/lib/documents/file-name'
import { env } from '@/lib/env'
import { problemResponse } from '@/lib/http/problem'
import { isLocale } from '@/lib/i18n/routing'
import { PoolBusy } from '@/lib/task-pool/task-pool'
import { findReceipt } from './queries'
import { receiptFile } from './receipt-file'

/**
 * GET /api/receipts/<id>/pdf?language=ar|en (Arabic unless named): the receipt as it stands now, to be saved;
 * twenty a minute a user. Authorised in the query; somebody else's receipt is 404 like one that never was.
 */
export const serveReceiptPdf = defineHandler<[receiptId: string]>({
  name: 'receipts.read',
  permission: 'receipts.read',
  limit: { most: 20, seconds: 60 },
  run: async ({ request, actor, at, recordRefused }, receiptId) => {
    const receipt = await findReceipt(actor, receiptId)
    if (!receipt) {
      await recordRefused('notFound')
      return problemResponse(404, 'notFound', 'Not found')
    }
    const named = new URL(request.url).searchParams.get('language')
    const language = isLocale(named) ? named : 'ar'
    const bytes = await receiptFile({ receipt, language, origin: env.SITE_URL, at }).catch(
      (error: unknown) => {
        if (error instanceof PoolBusy) return undefined
        throw error
      },
    )
    if (!bytes) return problemResponse(503, 'busy', 'Many receipts are being made', { 'retry-after': '10' })
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(bytes.length),
        'content-disposition': contentDisposition(
          'attachment',
          `${receipt.number.replaceAll('/', '-')}-${language}.pdf`,
        ),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  },
})
