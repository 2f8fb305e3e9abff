import type { NextRequest } from 'next/server'
import { can } from '@/lib/access/permissions'
import { signedIn } from '@/lib/auth/change-password'
import { extendSession } from '@/lib/auth/extend-session'
import { getActor } from '@/lib/auth/session'
import { recordRefusal } from '@/lib/audit/refusal'
import { now } from '@/lib/core/clock'
import { clientAddress } from '@/lib/http/client-address'
import { isAllowedOrigin } from '@/lib/http/origin'
import { problemResponse } from '@/lib/http/problem'
import { takeFromLimit } from '@/lib/http/rate-limit'

const ACTION = 'session.extend'

/** Keeps the asking session: `{ idleEndsAt, endsAt }`, ISO 8601. */
export async function POST(request: NextRequest): Promise<Response> {
  const actor = await getActor()
  const at = await now()
  const address = clientAddress(request.headers)
  if (!isAllowedOrigin(request.headers.get('origin'))) {
    await recordRefusal(actor, at, { action: ACTION, code: 'foreignOrigin', address })
    return problemResponse(403, 'foreignOrigin', 'The request did not come from this site')
  }
  if (!can(actor, 'session.own')) {
    await recordRefusal(actor, at, { action: ACTION, code: 'forbidden', address })
    return problemResponse(401, 'sessionEnded', 'There is no session to keep')
  }
  const own = signedIn(actor)
  const taken = await takeFromLimit(`action:${ACTION}:${own.userId}`, { most: 60, seconds: 60 }, at)
  if (!taken.allowed)
    return problemResponse(429, 'tooMany', 'Too many requests', {
      'retry-after': String(taken.retryAfterSeconds),
    })
  return Response.json(await extendSession(own, at), { headers: { 'cache-control': 'no-store' } })
}
