import { now } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { bodyText } from '@/lib/http/body-text'
import { clientAddress } from '@/lib/http/client-address'
import { handleReturn } from '@/lib/payments/handle-return'

export const dynamic = 'force-dynamic'
export const runtime = 'nodejs'

async function answer(request: Request, body: string): Promise<Response> {
  const { locale, token } = await handleReturn(await now(), { body, address: clientAddress(request.headers) })
  return new Response(null, {
    status: 303,
    headers: { location: `${env.SITE_URL}/${locale}/payments/return/${token}`, 'cache-control': 'no-store' },
  })
}

/**
 * A browser that KNET sent away with clear, unauthenticated parameters: they change nothing (knet.md §3.5,
 * A12).
 */
export const GET = (request: Request): Promise<Response> =>
  answer(request, new URL(request.url).search.slice(1))

/** The same as a form. */
export const POST = async (request: Request): Promise<Response> => answer(request, await bodyText(request))
