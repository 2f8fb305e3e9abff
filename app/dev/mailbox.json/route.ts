import { devNotFound, hasDevPages } from '@/lib/http/dev-page'
import { listMailbox } from '@/lib/messages/mailbox'

export const dynamic = 'force-dynamic'

/** The mailbox for programs: `?to=` filters by recipient. Newest first. */
export async function GET(request: Request): Promise<Response> {
  if (!hasDevPages()) return devNotFound()
  const to = new URL(request.url).searchParams.get('to') ?? undefined
  return Response.json({ messages: await listMailbox({ to }) }, { headers: { 'cache-control': 'no-store' } })
}
