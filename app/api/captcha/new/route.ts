import { isObserver } from '@/lib/access/actor'
import { getActor } from '@/lib/auth/session'
import { newPicture } from '@/lib/captcha/new-picture'
import { now } from '@/lib/core/clock'
import { clientAddress } from '@/lib/http/client-address'
import { isAllowedOrigin } from '@/lib/http/origin'
import { observingProblem, problemResponse } from '@/lib/http/problem'

/** Another picture, for the refresh button of a page whose form is kept. */
export async function POST(request: Request): Promise<Response> {
  if (!isAllowedOrigin(request.headers.get('origin')))
    return problemResponse(403, 'foreign-origin', 'Not sent from this site')
  if (isObserver(await getActor())) return observingProblem()
  const picture = await newPicture(clientAddress(request.headers), await now())
  if (picture.limited)
    return problemResponse(429, 'too-many', 'Too many pictures', {
      'retry-after': String(picture.retryAfterSeconds),
    })
  return Response.json({ id: picture.id }, { headers: { 'cache-control': 'no-store' } })
}
