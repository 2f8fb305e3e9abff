import { officerCodes } from '@/lib/auth/officer-codes'
import { devNotFound, devPage, escapeHtml, hasDevPages } from '@/lib/http/dev-page'

export const dynamic = 'force-dynamic'

/** The officers' present codes, in demonstrations and tests only. */
export async function GET(): Promise<Response> {
  if (!hasDevPages()) return devNotFound()
  const rows = (await officerCodes()).map(
    (row) => `
<tr><td><bdi>${escapeHtml(row.name)}</bdi><br><span class="quiet"><bdi dir="ltr">${escapeHtml(row.email)}</bdi> · ${escapeHtml(row.roles.join(', '))}</span></td>
<td><strong><bdi dir="ltr">${row.code}</bdi></strong><br><span class="quiet">${row.validSeconds} s${row.enrolled ? '' : ' · not enrolled yet'}</span></td></tr>`,
  )
  return devPage(
    'Officers’ codes',
    `
<p class="quiet">Each code works once; after use, load this page again for the next one. As JSON: <a href="/dev/totp.json">/dev/totp.json</a></p>
${rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : '<p>No officers.</p>'}`,
  )
}
