import { can } from '@/lib/access/permissions'
import { recordRefusal } from '@/lib/audit/refusal'
import { getActor } from '@/lib/auth/session'
import { now } from '@/lib/core/clock'
import { contentDisposition } from '@/lib/documents/file-name'
import { env } from '@/lib/env'
import { clientAddress } from '@/lib/http/client-address'
import { problemResponse } from '@/lib/http/problem'
import { isLocale } from '@/lib/i18n/routing'
import { receiptPdf } from './pdf/receipt-pdf'
import { findReceipt } from './queries'

const notFound = () => problemResponse(404, 'notFound', 'Not found')

/**
 * GET /api/receipts/<id>/pdf?language=ar|en (Arabic unless named): the receipt as it stands now, to be saved. Authorised
 * in the query; somebody else's receipt is 404 like one that never was.
 */
export async function serveReceiptPdf(request: Request, receiptId: string): Promise<Response> {
  const [actor, at, address] = [await getActor(), await now(), clientAddress(request.headers)]
  if (!can(actor, 'receipts.read')) {
    await recordRefusal(actor, at, { action: 'receipts.read', code: 'forbidden', address })
    return actor.kind === 'VISITOR' ? problemResponse(401, 'signedOut', 'Sign in first') : notFound()
  }
  const receipt = await findReceipt(actor, receiptId)
  if (!receipt) {
    await recordRefusal(actor, at, { action: 'receipts.read', code: 'notFound', address })
    return notFound()
  }
  const named = new URL(request.url).searchParams.get('language')
  const language = isLocale(named) ? named : 'ar'
  const bytes = await receiptPdf({ receipt, language, origin: env.SITE_URL, at })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': contentDisposition('attachment', `${receipt.number.replaceAll('/', '-')}-${language}.pdf`),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
