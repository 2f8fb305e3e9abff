import { isObserver } from '@/lib/access/actor'
import { getActor } from '@/lib/auth/session'
import { findCaptchaPicture } from '@/lib/captcha/challenge'
import { now } from '@/lib/core/clock'
import { observingProblem } from '@/lib/http/problem'

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** The picture of a challenge. The answer is nowhere in it but in the bends of its lines. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  if (isObserver(await getActor())) return observingProblem()
  const picture = await findCaptchaPicture((await params).id, await now())
  if (!picture) return new Response(null, { status: 404, headers: HEADERS })
  return new Response(picture, { headers: { ...HEADERS, 'content-type': 'image/svg+xml' } })
}
