import { defineHandler } from '@/lib/actions/define-handler'
import { exportActivity } from '@/lib/activity/export'
import { readActivityFilter } from '@/lib/activity/filter'
import { refuseDownload } from '@/lib/activity/refuse-download'

const download = defineHandler<[locale: string]>({
  name: 'activity.export',
  permission: 'activity.read',
  limit: { most: 10, seconds: 600 },
  refuse: refuseDownload('activity.read'),
  run: ({ request, actor, at }, locale) =>
    exportActivity(
      actor,
      at,
      readActivityFilter(Object.fromEntries(new URL(request.url).searchParams)),
      locale === 'en' ? 'en' : 'ar',
    ),
})

/** What the activity log shows with the same filter, as CSV. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  return download(request, (await params).locale)
}
