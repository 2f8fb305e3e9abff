import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { memberOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { describeLine, trailTexts } from '@/lib/activity/describe'
import { activityPath, isNarrowed, readActivityFilter, type Params } from '@/lib/activity/filter'
import { listAccountNames, readNames } from '@/lib/activity/names'
import { listTrail, trailScope } from '@/lib/activity/trail-query'
import { AUDIT_KINDS } from '@/lib/audit/event-catalogue'
import { now } from '@/lib/core/clock'
import { TrailEmpty } from '../../trail-empty'
import { TrailExport } from '../../trail-export'
import { TrailFilter } from '../../trail-filter'
import { TrailTable } from '../../trail-table'

const PAGE = '/activity'
/** The tariff is edited by the authority alone. */
const KINDS = AUDIT_KINDS.filter((kind) => kind !== 'TARIFF')

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('title') }
}

/** «سجل النشاط»: what happened in the account, in words, and who did it; the office is named as an office. */
export default async function ActivityPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = memberOf(await requirePermission('activity.read'))
  const general = actor.kind === 'GENERAL'
  const read = readActivityFilter(await searchParams)
  const filter = general ? read : { ...read, person: undefined }
  const [t, locale, at] = await Promise.all([getTranslations('activity'), getLocale(), now()])
  const [{ rows, next }, people, texts] = await Promise.all([
    listTrail(trailScope(actor, filter.person), filter, at),
    general ? listAccountNames(actor.accountId) : undefined,
    trailTexts(locale),
  ])
  const names = await readNames(rows, actor.accountId)
  const lines = rows.map((row) => describeLine(row, names, texts, 'BUSINESS'))
  const narrowed = isNarrowed(filter) || filter.cursor !== undefined
  const person = people && {
    name: 'person',
    label: t('filter.person'),
    value: filter.person,
    options: people.map(({ id, name }) => ({ value: id, label: name })),
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t(general ? 'lead' : 'leadOwn')} />
      <div className="grid gap-5">
        <TrailFilter page={PAGE} filter={filter} kinds={KINDS} fields={person ? [person] : []} />
        {rows.length > 0 && <TrailExport href={activityPath('/activity.csv', filter)} />}
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
