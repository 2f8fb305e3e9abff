import { formatDateTime } from '@/lib/i18n/format'
import { devNotFound, devPage, escapeHtml, hasDevPages } from '@/lib/http/dev-page'
import { findInMailbox } from '@/lib/messages/mailbox'

export const dynamic = 'force-dynamic'

const linked = (text: string) =>
  escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address}</a>`)

/** One message as plain text, its links alive, and the way to its HTML. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  if (!hasDevPages()) return devNotFound()
  const message = await findInMailbox((await params).id)
  if (!message) return devPage('No such message', '<p><a href="/dev/mailbox">Mailbox</a></p>', 404)
  const direction = message.locale === 'ar' ? 'rtl' : 'ltr'
  return devPage(
    message.subject || 'SMS',
    `
<p><a href="/dev/mailbox">Mailbox</a>${message.html ? ` · <a href="/dev/mailbox/${message.id}/html">As the recipient sees it</a>` : ''}</p>
<dl><dt>To</dt><dd><bdi dir="ltr">${escapeHtml(message.to)}</bdi></dd><dt>From</dt><dd>${escapeHtml(message.from)}</dd>
<dt>At</dt><dd><bdi dir="ltr">${formatDateTime(new Date(message.at))}</bdi></dd><dt>Template</dt><dd>${escapeHtml(message.template)}</dd></dl>
<pre lang="${message.locale === 'ar' ? 'ar' : 'en'}" dir="${direction}">${linked(message.text)}</pre>`,
  )
}
