import { devNotFound, hasDevPages } from '@/lib/http/dev-page'
import { findInMailbox } from '@/lib/messages/mailbox'

export const dynamic = 'force-dynamic'

// Mail has its styles inline. Nothing else is allowed; a sandbox that may only open links.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-top-navigation-by-user-activation"

/** The HTML of a message, as a mail program shows it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  if (!hasDevPages()) return devNotFound()
  const message = await findInMailbox((await params).id)
  if (!message?.html) return devNotFound()
  return new Response(message.html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    },
  })
}
