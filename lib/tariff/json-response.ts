import { createHash } from 'node:crypto'
import { now } from '@/lib/core/clock'
import { addressBlock, clientAddress } from '@/lib/http/client-address'
import { problemResponse } from '@/lib/http/problem'
import { takeFromLimit } from '@/lib/http/rate-limit'

const LIMIT = { most: 120, seconds: 60 }
const OPEN = { 'access-control-allow-origin': '*' }
/** Seconds that an answer may be kept: the tariff changes by the day. */
const KEPT = 300

/**
 * A public JSON answer about the tariff: limited by address, cacheable, open to other sites.
 * @param work what to answer; undefined is 404
 */
export async function jsonResponse(
  request: Request,
  name: string,
  work: (at: Date) => Promise<unknown>,
): Promise<Response> {
  const at = await now()
  const taken = await takeFromLimit(`api:${name}:${addressBlock(clientAddress(request.headers))}`, LIMIT, at)
  if (!taken.allowed)
    return problemResponse(429, 'tooMany', 'Too many requests', {
      ...OPEN,
      'retry-after': String(taken.retryAfterSeconds),
    })
  const value = await work(at)
  if (value === undefined) return problemResponse(404, 'notFound', 'Not found', OPEN)
  const body = JSON.stringify(value)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': `public, max-age=${KEPT}`,
    etag,
    ...OPEN,
  }
  const held = (request.headers.get('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  return held.includes(etag) || held.includes('*')
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers })
}
