export const dynamic = 'force-dynamic'

/** The process answers: nothing more, so that a database that is down does not make it be restarted. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } })
}
