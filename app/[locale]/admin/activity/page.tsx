import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requirePermission } from '@/lib/access/require'
import { describeLine, trailTexts } from '@/lib/activity/describe'
import { activityPath, isNarrowed, readActivityFilter, type Params } from '@/lib/activity/filter'
import { readNames } from '@/lib/activity/names'
import { listTrail, trailScope } from '@/lib/activity/trail-query'
import { AUDIT_KINDS } from '@/lib/audit/event-catalogue'
import { now } from '@/lib/core/clock'
import { TrailEmpty } from '../../trail-empty'
import { TrailFilter } from '../../trail-filter'
import { TrailTable } from '../../trail-table'

const PAGE = '/admin/activity'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity.own'))('title') }
}

/** What a member of staff did, and what was done to their own access. */
export default async function OwnActivityPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requirePermission('office.use')
  const filter = readActivityFilter(await searchParams)
  const [t, locale, at] = await Promise.all([getTranslations('activity'), getLocale(), now()])
  const [{ rows, next }, texts] = await Promise.all([
    listTrail(trailScope(actor), filter, at),
    trailTexts(locale),
  ])
  const names = await readNames(rows, undefined)
  const lines = rows.map((row) => describeLine(row, names, texts, 'STAFF'))
  const narrowed = isNarrowed(filter) || filter.cursor !== undefined
  return (
    <>
      <PageHeader title={t('own.title')} lead={t('leadStaff')} />
      <div className="grid gap-5">
        <TrailFilter page={PAGE} filter={filter} kinds={AUDIT_KINDS} />
        <Card flush>
          <TrailTable
            lines={lines}
            caption={t('caption')}
            empty={<TrailEmpty page={PAGE} narrowed={narrowed} />}
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
