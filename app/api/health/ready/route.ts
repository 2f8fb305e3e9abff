import { readiness } from '@/lib/health/readiness'

export const dynamic = 'force-dynamic'

/** 200 when work may be sent here (`ready`, `degraded`), else 503 with what is missing (names only). */
export async function GET(): Promise<Response> {
  const { status, ready, checks } = await readiness()
  return Response.json(
    { status, checks },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
