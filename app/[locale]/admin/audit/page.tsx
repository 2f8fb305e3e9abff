import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requirePermission } from '@/lib/access/require'
import { describeLine, eventLabel, trailTexts } from '@/lib/activity/describe'
import { activityPath, isNarrowed, readAuditFilter, type Params } from '@/lib/activity/filter'
import { readAccountNames, readNames } from '@/lib/activity/names'
import { auditScope, listTrail } from '@/lib/activity/trail-query'
import { AUDIT_EVENTS, AUDIT_KINDS } from '@/lib/audit/event-catalogue'
import { now } from '@/lib/core/clock'
import { TrailEmpty } from '../../trail-empty'
import { TrailExport } from '../../trail-export'
import { TrailFilter, type FilterField } from '../../trail-filter'
import { TrailTable } from '../../trail-table'
import { auditColumns } from './audit-columns'

const PAGE = '/admin/audit'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity.audit'))('title') }
}

/** The whole audit, for the auditor and the administrator: by who acted, account, event, subject and time. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requirePermission('audit.read')
  const filter = readAuditFilter(await searchParams)
  const [t, locale, at] = await Promise.all([getTranslations('activity'), getLocale(), now()])
  const texts = await trailTexts(locale)
  const { rows, next } = await listTrail(await auditScope(actor, filter), filter, at)
  const [names, accounts] = await Promise.all([readNames(rows, undefined), readAccountNames(rows)])
  const lines = rows.map((row) => ({
    ...describeLine(row, names, texts, 'AUDITOR'),
    row,
    account: accounts.get(row.accountId ?? ''),
  }))
  const events = Object.keys(AUDIT_EVENTS)
    .map((event) => ({ value: event, label: eventLabel(event, texts) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))
  const fields: FilterField[] = [
    { name: 'actor', label: t('filter.actor'), value: filter.actor, ltr: 'email' },
    { name: 'account', label: t('filter.account'), value: filter.account, ltr: 'text' },
    { name: 'event', label: t('filter.event'), value: filter.event, options: events },
  ]
  return (
    <>
      <PageHeader title={t('audit.title')} lead={t('audit.lead')} />
      <div className="grid gap-5">
        <TrailFilter page={PAGE} filter={filter} kinds={AUDIT_KINDS} fields={fields} />
        {rows.length > 0 && <TrailExport href={activityPath(`${PAGE}/export`, filter)} />}
        <Card flush>
          <TrailTable
            lines={lines}
            caption={t('audit.caption')}
            empty={<TrailEmpty page={PAGE} narrowed={isNarrowed(filter) || filter.cursor !== undefined} />}
            more={await auditColumns()}
          />
          <Pagination
            first={filter.cursor && activityPath(PAGE, filter)}
            next={next && activityPath(PAGE, filter, next)}
          />
        </Card>
      </div>
    </>
  )
}
