import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { Link } from '@/lib/i18n/link'
import type { AccessRequestRow } from '@/lib/service-access/access-request-queries'
import { isolateAuto } from '@/lib/messages/bidi-isolates'

/** What colleagues ask a general user for, each with the way to decide it. */
export async function WaitingRequests({ rows }: { rows: readonly AccessRequestRow[] }) {
  if (rows.length === 0) return null
  const t = await getTranslations('serviceSubscriptions')
  return (
    <Card title={t('waiting.title')} id="waiting" flush>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-6">
            <Link href={`/users/access-requests/${row.id}`} className="min-w-0 flex-1 basis-56">
              {t('waiting.line', {
                name: isolateAuto(row.askerName),
                service: t(`catalogue.${row.service}.title`),
              })}
            </Link>
            <span className="text-sm text-ink-2">
              <DateTime at={row.createdAt} day />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
