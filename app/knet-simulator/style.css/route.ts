import { devNotFound } from '@/lib/http/dev-page'
import { hasSimulator } from '@/lib/knet-simulator/available'
import { STYLE } from '@/lib/knet-simulator/style'

export const dynamic = 'force-dynamic'

export function GET(): Response {
  if (!hasSimulator()) return devNotFound()
  return new Response(STYLE, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-store' },
  })
}
