import { devNotFound } from '@/lib/http/dev-page'
import { isAllowedOrigin } from '@/lib/http/origin'
import { problemResponse } from '@/lib/http/problem'
import { readFields } from '@/lib/http/read-form'
import { hasSimulator } from '@/lib/knet-simulator/available'
import { books, control, controlShape } from '@/lib/knet-simulator/control'
import { controlPage } from '@/lib/knet-simulator/control-page'
import { pageHeaders } from '@/lib/knet-simulator/html'
import { readSwitches } from '@/lib/knet-simulator/switches'

export const dynamic = 'force-dynamic'

/** Faults and books of the simulator, for people. */
export async function GET(): Promise<Response> {
  if (!hasSimulator()) return devNotFound()
  return new Response(controlPage(await books()), { headers: pageHeaders })
}

/** Sets the faults, puts them back, or does something to one payment. */
export async function POST(request: Request): Promise<Response> {
  if (!hasSimulator()) return devNotFound()
  if (!isAllowedOrigin(request.headers.get('origin')))
    return problemResponse(403, 'foreignOrigin', 'The request did not come from this site')
  const form = await readFields(request)
  const switches = form.has('reset') ? { reset: true } : { faults: readSwitches(form) }
  const wish = form.has('paymentId')
    ? { paymentId: form.get('paymentId'), action: form.get('action') }
    : switches
  const parsed = controlShape.safeParse(wish)
  const done = parsed.success ? await control(parsed.data) : { ok: false as const, message: 'not understood' }
  if (done.ok) return new Response(null, { status: 303, headers: { location: '/knet-simulator' } })
  return new Response(controlPage(await books(), done.message), { status: 422, headers: pageHeaders })
}
