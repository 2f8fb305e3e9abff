import { defineHandler } from '@/lib/actions/define-handler'
import { exportAudit } from '@/lib/activity/export'
import { readAuditFilter } from '@/lib/activity/filter'
import { refuseDownload } from '@/lib/activity/refuse-download'

const download = defineHandler<[locale: string]>({
  name: 'audit.export',
  permission: 'audit.read',
  limit: { most: 20, seconds: 600 },
  refuse: refuseDownload('audit.read'),
  run: ({ request, actor, at }, locale) =>
    exportAudit(
      actor,
      at,
      readAuditFilter(Object.fromEntries(new URL(request.url).searchParams)),
      locale === 'en' ? 'en' : 'ar',
    ),
})

/** What a search of the audit finds, as CSV. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  return download(request, (await params).locale)
}
