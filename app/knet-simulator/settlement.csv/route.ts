import { kuwaitDay, now } from '@/lib/core/clock'
import { parseDay } from '@/lib/core/day'
import { devNotFound } from '@/lib/http/dev-page'
import { hasSimulator } from '@/lib/knet-simulator/available'
import { settlementReport } from '@/lib/knet-simulator/settlement-report'

export const dynamic = 'force-dynamic'

/** The posted transactions of `?day=YYYY-MM-DD`, today's when absent. */
export async function GET(request: Request): Promise<Response> {
  if (!hasSimulator()) return devNotFound()
  const day = parseDay(new URL(request.url).searchParams.get('day') ?? '') ?? kuwaitDay(await now())
  return new Response(await settlementReport(day), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' },
  })
}
