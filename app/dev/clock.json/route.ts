import { z } from 'zod'
import { shiftClock } from '@/lib/clock/shift-clock'
import { now } from '@/lib/core/clock'
import { devNotFound, hasDevPages } from '@/lib/http/dev-page'
import { isAllowedOrigin } from '@/lib/http/origin'
import { problemResponse } from '@/lib/http/problem'
import { readBodyJson } from '@/lib/http/read-body'

export const dynamic = 'force-dynamic'

const schema = z.union([z.object({ seconds: z.number() }), z.object({ reset: z.literal(true) })])
const answer = (at: Date) =>
  Response.json({ now: at.toISOString() }, { headers: { 'cache-control': 'no-store' } })

/** The portal's time: `{ "now": "2026-11-24T09:00:00.000Z" }`. */
export async function GET(): Promise<Response> {
  return hasDevPages() ? answer(await now()) : devNotFound()
}

/** `{ "seconds": 86400 }` moves the clock from where it stands, `{ "reset": true }` back to real time. */
export async function POST(request: Request): Promise<Response> {
  if (!hasDevPages()) return devNotFound()
  const origin = request.headers.get('origin')
  // A browser elsewhere cannot send this content type without asking first, and is never told yes.
  const json = request.headers.get('content-type')?.startsWith('application/json')
  if (!json || (origin !== null && !isAllowedOrigin(origin)))
    return problemResponse(403, 'foreignOrigin', 'The request did not come from this site')
  const parsed = schema.safeParse(await readBodyJson(request))
  if (!parsed.success)
    return problemResponse(422, 'invalid', 'Expected { "seconds": number } or { "reset": true }')
  const moved = await shiftClock('reset' in parsed.data ? null : parsed.data.seconds)
  return moved ? answer(moved) : problemResponse(422, 'clock', 'Too far from real time')
}
