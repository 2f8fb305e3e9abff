import { isSignedIn } from '@/lib/access/actor'
import { canAnywhere } from '@/lib/access/permissions'
import { recordRefusal } from '@/lib/audit/refusal'
import { getActor } from '@/lib/auth/session'
import { now } from '@/lib/core/clock'
import { contentDisposition } from '@/lib/documents/file-name'
import { env } from '@/lib/env'
import { clientAddress } from '@/lib/http/client-address'
import { problemResponse } from '@/lib/http/problem'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { isLocale } from '@/lib/i18n/routing'
import { PoolBusy } from '@/lib/task-pool/task-pool'
import { findReceipt } from './queries'
import { receiptFile } from './receipt-file'

/** Files that a user may ask for. */
const LIMIT = { most: 20, seconds: 60 }

const notFound = () => problemResponse(404, 'notFound', 'Not found')

/**
 * GET /api/receipts/<id>/pdf?language=ar|en (Arabic unless named): the receipt as it stands now, to be saved;
 * twenty a minute a user. Authorised in the query; somebody else's receipt is 404 like one that never was.
 */
export async function serveReceiptPdf(request: Request, receiptId: string): Promise<Response> {
  const actor = await getActor()
  const at = await now()
  const address = clientAddress(request.headers)
  if (!canAnywhere(actor, 'receipts.read')) {
    await recordRefusal(actor, at, { action: 'receipts.read', code: 'forbidden', address })
    return actor.kind === 'VISITOR' ? problemResponse(401, 'signedOut', 'Sign in first') : notFound()
  }
  const taken = await takeFromLimit(`receipts:${isSignedIn(actor) ? actor.userId : address}`, LIMIT, at)
  if (!taken.allowed) {
    await recordRefusal(actor, at, { action: 'receipts.read', code: 'tooMany', address })
    return problemResponse(429, 'tooMany', 'Too many receipts at once', {
      'retry-after': String(taken.retryAfterSeconds),
    })
  }
  const receipt = await findReceipt(actor, receiptId)
  if (!receipt) {
    await recordRefusal(actor, at, { action: 'receipts.read', code: 'notFound', address })
    return notFound()
  }
  const named = new URL(request.url).searchParams.get('language')
  const language = isLocale(named) ? named : 'ar'
  const bytes = await receiptFile({ receipt, language, origin: env.SITE_URL, at }).catch((error: unknown) => {
    if (error instanceof PoolBusy) return undefined
    throw error
  })
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
}
