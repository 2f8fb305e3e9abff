import { devNotFound } from '@/lib/http/dev-page'
import { isAllowedOrigin } from '@/lib/http/origin'
import { problemResponse } from '@/lib/http/problem'
import { readFields } from '@/lib/http/read-form'
import { hasSimulator } from '@/lib/knet-simulator/available'
import { pageHeaders } from '@/lib/knet-simulator/html'
import { drawStep } from '@/lib/knet-simulator/payer-pages'
import { press, showPayment, type Step } from '@/lib/knet-simulator/payer-steps'
import { readPressed } from '@/lib/knet-simulator/read-pressed'

export const dynamic = 'force-dynamic'

const idOf = (request: Request): string => new URL(request.url).searchParams.get('PaymentID') ?? ''

function answer(step: Step): Response {
  const drawn = drawStep(step)
  if ('html' in drawn) return new Response(drawn.html, { headers: pageHeaders })
  return new Response(null, {
    status: 303,
    headers: { location: drawn.redirect, 'cache-control': 'no-store' },
  })
}

/** The page a payment stands at: card, review or code. */
export async function GET(request: Request): Promise<Response> {
  return hasSimulator() ? answer(await showPayment(idOf(request))) : devNotFound()
}

/** One button of those pages. */
export async function POST(request: Request): Promise<Response> {
  if (!hasSimulator()) return devNotFound()
  if (!isAllowedOrigin(request.headers.get('origin')))
    return problemResponse(403, 'foreignOrigin', 'The request did not come from this site')
  const pressed = readPressed(await readFields(request))
  return answer(pressed ? await press(idOf(request), pressed) : await showPayment(idOf(request)))
}
