import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { NextRequestLink } from '@/components/office/next-link'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { QUEUE_STATES, officeQueue } from '@/lib/requests/office-queue'
import { queueHref, readCursor, readFilters, type Params } from './filters'
import { QueueFilter } from './queue-filter'
import { QueueTable } from './queue-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.queue'))('title') }
}

/** The registration queue: filtered, searched, and paged by key. */
export default async function QueuePage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requirePermission('registrations.read')
  const [params, t] = await Promise.all([searchParams, getTranslations('office.queue')])
  const [filters, cursor] = [readFilters(params), readCursor(params)]
  const page = await officeQueue(actor, filters, cursor, await now())
  const narrowed =
    filters.search !== '' || filters.assigned !== 'anyone' || filters.type !== '' || filters.overdue
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={can(actor, 'registrations.decide') && <NextRequestLink>{t('startNext')}</NextRequestLink>}
      />
      {params.none === '1' && (
        <div className="mb-4">
          <Banner tone="info" live>
            {t('noneLeft')}
          </Banner>
        </div>
      )}
      <div className="mb-4">
        <Tabs
          name={t('states.name')}
          items={QUEUE_STATES.map((state) => ({
            href: queueHref({ ...filters, state }),
            label: t(`states.${state}`),
            current: state === filters.state,
          }))}
        />
      </div>
      <QueueFilter filters={filters} />
      {filters.search !== '' && (
        <p className="mb-4 flex flex-wrap gap-x-3 text-ink-2">
          <span>
            {filters.state === 'all'
              ? t('searchedAll')
              : t('searchedTab', { tab: t(`states.${filters.state}`) })}
          </span>
          {filters.state !== 'all' && (
            <Link
              href={queueHref({ ...filters, state: 'all' })}
              className="text-primary underline underline-offset-4"
            >
              {t('searchAll')}
            </Link>
          )}
        </p>
      )}
      <Card flush>
        <QueueTable
          rows={page.rows}
          actor={actor}
          caption={t('title')}
          showState={filters.state === 'decided' || filters.state === 'all'}
          empty={
            <EmptyState
              icon={narrowed ? 'search' : 'success'}
              title={narrowed ? t('noMatch') : t('empty')}
              action={
                narrowed && (
                  <ButtonLink href={queueHref({ state: filters.state })} variant="secondary">
                    {t('clear')}
                  </ButtonLink>
                )
              }
            >
              {narrowed ? t('noMatchText') : t('emptyText')}
            </EmptyState>
          }
        />
        <Pagination
          first={cursor && queueHref(filters)}
          previous={page.previous && queueHref(filters, { before: page.previous })}
          next={page.next && queueHref(filters, { after: page.next })}
        />
      </Card>
    </>
  )
}
