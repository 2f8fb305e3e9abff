import { issueCaptcha } from '@/lib/captcha/challenge'
import { now } from '@/lib/core/clock'
import { addressBlock, clientAddress } from '@/lib/http/client-address'
import { isAllowedOrigin } from '@/lib/http/origin'
import { problemResponse } from '@/lib/http/problem'
import { takeFromLimit } from '@/lib/http/rate-limit'

const LIMIT = { most: 60, seconds: 600 }

/** Another picture, for the refresh button of a page whose form is kept. */
export async function POST(request: Request): Promise<Response> {
  if (!isAllowedOrigin(request.headers.get('origin'))) return problemResponse(403, 'foreign-origin', 'Not sent from this site')
  const at = await now()
  const taken = await takeFromLimit(`captcha-new:${addressBlock(clientAddress(request.headers))}`, LIMIT, at)
  if (!taken.allowed) return problemResponse(429, 'too-many', 'Too many pictures', { 'retry-after': String(taken.retryAfterSeconds) })
  return Response.json({ id: await issueCaptcha(at) }, { headers: { 'cache-control': 'no-store' } })
}
