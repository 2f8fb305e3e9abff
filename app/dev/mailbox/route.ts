import { formatDateTime } from '@/lib/i18n/format'
import { devNotFound, devPage, escapeHtml, hasDevPages } from '@/lib/http/dev-page'
import { listMailbox } from '@/lib/messages/mailbox'

export const dynamic = 'force-dynamic'

/** Messages of the demonstration, newest first; `?to=` filters by recipient. */
export async function GET(request: Request): Promise<Response> {
  if (!hasDevPages()) return devNotFound()
  const to = new URL(request.url).searchParams.get('to') ?? ''
  const messages = await listMailbox({ to })
  const rows = messages.map(
    (message) => `
<li><a href="/dev/mailbox/${message.id}"><bdi>${escapeHtml(message.subject || message.text.slice(0, 90))}</bdi></a><br>
<span class="quiet">${message.channel === 'SMS' ? 'SMS' : 'E-mail'} · <bdi dir="ltr">${escapeHtml(message.to)}</bdi> · <bdi dir="ltr">${formatDateTime(new Date(message.at))}</bdi></span></li>`,
  )
  return devPage(
    'Mailbox',
    `
<p class="quiet">Every e-mail and SMS of this demonstration lands here. As JSON: <a href="/dev/mailbox.json">/dev/mailbox.json</a></p>
<form method="get" action="/dev/mailbox"><label>Recipient <input name="to" value="${escapeHtml(to)}" autocomplete="off"></label><button>Filter</button></form>
${rows.length > 0 ? `<ul>${rows.join('')}</ul>` : '<p>No messages.</p>'}`,
  )
}
