import { sameText } from '@/lib/core/ids'
import { env } from '@/lib/env'
import { metrics } from '@/lib/health/metrics'
import { problemResponse } from '@/lib/http/problem'

export const dynamic = 'force-dynamic'

/**
 * For a collector that holds METRICS_TOKEN (`Authorization: Bearer …`). Without the setting the address does
 * not exist.
 */
export async function GET(request: Request): Promise<Response> {
  if (!env.METRICS_TOKEN) return problemResponse(404, 'notFound', 'Not found')
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  if (!sameText(given, env.METRICS_TOKEN))
    return problemResponse(401, 'unauthorised', 'A token is needed', { 'www-authenticate': 'Bearer' })
  return new Response(await metrics(), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  })
}
