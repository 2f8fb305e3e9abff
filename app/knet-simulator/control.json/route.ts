import { devNotFound } from '@/lib/http/dev-page'
import { isAllowedOrigin } from '@/lib/http/origin'
import { problemResponse } from '@/lib/http/problem'
import { readBodyJson } from '@/lib/http/read-body'
import { hasSimulator } from '@/lib/knet-simulator/available'
import { books, control, controlShape } from '@/lib/knet-simulator/control'

export const dynamic = 'force-dynamic'

const json = (value: object, status = 200) =>
  Response.json(value, { status, headers: { 'cache-control': 'no-store' } })

/** `{ at, faults, payments }`, the last 50 payments or the one of `?paymentId=` or `?trackId=`. */
export async function GET(request: Request): Promise<Response> {
  if (!hasSimulator()) return devNotFound()
  const query = new URL(request.url).searchParams
  return json(
    await books({
      paymentId: query.get('paymentId') ?? undefined,
      trackId: query.get('trackId') ?? undefined,
    }),
  )
}

/**
 * Faults and actions: see `controlShape`. Answers with the books and, after `pay`, `cancel` or `notify`,
 * where the browser would go.
 */
export async function POST(request: Request): Promise<Response> {
  if (!hasSimulator()) return devNotFound()
  const origin = request.headers.get('origin')
  // A browser elsewhere cannot send this content type without asking first, and is never told yes.
  const sentAsJson = request.headers.get('content-type')?.startsWith('application/json')
  if (!sentAsJson || (origin !== null && !isAllowedOrigin(origin)))
    return problemResponse(403, 'foreignOrigin', 'The request did not come from this site')
  const parsed = controlShape.safeParse(await readBodyJson(request))
  if (!parsed.success)
    return problemResponse(
      422,
      'invalid',
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    )
  const { paymentId, trackId } = parsed.data
  const done = await control(parsed.data)
  if (!done.ok) return problemResponse(422, 'simulator', done.message)
  return json({ ...(await books({ paymentId, trackId })), delivery: done.delivery })
}
