import { now } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { bodyText } from '@/lib/http/body-text'
import { clientAddress } from '@/lib/http/client-address'
import { handleNotification } from '@/lib/payments/handle-notification'
import type { ResultPage } from '@/lib/payments/neutral-result-page'

export const dynamic = 'force-dynamic'
export const runtime = 'nodejs'

const NO_STORE = { 'cache-control': 'no-store' }
const pageUrl = ({ locale, token }: ResultPage) => `${env.SITE_URL}/${locale}/payments/return/${token}`

/**
 * Old-style terminals have the payer's own browser post the message: he is led on, and reads no line of a
 * protocol. KNET's server names no mode.
 */
const led = (page: ResultPage): Response =>
  new Response(null, { status: 303, headers: { location: pageUrl(page), ...NO_STORE } })
const isBrowser = (request: Request) => request.headers.get('sec-fetch-mode') === 'navigate'

/**
 * KNET's notification from server to server. One line, whatever came: anything else makes KNET give the money
 * back (knet.md §3.1), and a difference would tell whoever tampers how far he got (A2, A3). No session, no
 * Origin, no language.
 */
export async function POST(request: Request): Promise<Response> {
  const page = await handleNotification(await now(), {
    body: await bodyText(request),
    address: clientAddress(request.headers),
  })
  return isBrowser(request)
    ? led(page)
    : new Response(`REDIRECT=${pageUrl(page)}`, { headers: { 'content-type': 'text/plain', ...NO_STORE } })
}

/** The old style: the payer's browser brings the message in the query. */
export async function GET(request: Request): Promise<Response> {
  const page = await handleNotification(await now(), {
    body: new URL(request.url).search.slice(1),
    address: clientAddress(request.headers),
  })
  return led(page)
}
