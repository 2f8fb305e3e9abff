import { devNotFound } from '@/lib/http/dev-page'
import { hasSimulator } from '@/lib/knet-simulator/available'
import { beginPayment } from '@/lib/knet-simulator/begin-payment'
import { pageHeaders } from '@/lib/knet-simulator/html'
import { errorPage } from '@/lib/knet-simulator/payer-pages'

export const dynamic = 'force-dynamic'

/** The payer's browser brings a payment here: it goes on to the payment's page, or back with the fault. */
export async function GET(request: Request): Promise<Response> {
  if (!hasSimulator()) return devNotFound()
  const begun = await beginPayment(request.url)
  const location = begun.ok
    ? `/knet-simulator/kpg/paymentpage.htm?PaymentID=${begun.paymentId}`
    : begun.errorUrl
  if (location) return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
  return new Response(errorPage(begun.ok ? '' : begun.code), { headers: pageHeaders })
}
