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
import { requireAnywhere } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { QUEUE_STATES, officeQueue } from '@/lib/requests/office-queue'
import { typesWith } from '@/lib/requests/scope'
import { openDesk } from './open-desk'
import { deskTitle } from './desk-title'
import { queueHref, readCursor, readFilters, type Params } from './filters'
import { QueueFilter } from './queue-filter'
import { QueueTable } from './queue-table'

type Props = { params: Promise<{ desk: string }>; searchParams: Promise<Params> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await deskTitle((await params).desk) }
}

/** A desk's queue: filtered, searched, and paged by key. */
export default async function QueuePage({ params: address, searchParams }: Props) {
  const actor = await requireAnywhere('requests.oversee')
  const { desk, types } = openDesk(actor, (await address).desk)
  const [params, t, title] = await Promise.all([
    searchParams,
    getTranslations('office.queue'),
    deskTitle(desk),
  ])
  const [filters, cursor] = [readFilters(params, types), readCursor(params)]
  const page = await officeQueue(types, actor, filters, cursor, await now())
  const narrowed =
    filters.search !== '' || filters.assigned !== 'anyone' || filters.type !== '' || filters.overdue
  return (
    <>
      <PageHeader
        title={title}
        actions={
          typesWith(types, actor, 'decide').length > 0 && (
            <NextRequestLink desk={desk}>{t('startNext')}</NextRequestLink>
          )
        }
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
            href: queueHref(desk, { ...filters, state }),
            label: t(`states.${state}`),
            current: state === filters.state,
          }))}
        />
      </div>
      <QueueFilter desk={desk} types={Object.keys(types)} filters={filters} />
      {filters.search !== '' && (
        <p className="mb-4 flex flex-wrap gap-x-3 text-ink-2">
          <span>
            {filters.state === 'all'
              ? t('searchedAll')
              : t('searchedTab', { tab: t(`states.${filters.state}`) })}
          </span>
          {filters.state !== 'all' && (
            <Link
              href={queueHref(desk, { ...filters, state: 'all' })}
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
          caption={title}
          showState={filters.state === 'decided' || filters.state === 'all'}
          empty={
            <EmptyState
              icon={narrowed ? 'search' : 'success'}
              title={narrowed ? t('noMatch') : t('empty')}
              action={
                narrowed && (
                  <ButtonLink href={queueHref(desk, { state: filters.state })} variant="secondary">
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
          first={cursor && queueHref(desk, filters)}
          previous={page.previous && queueHref(desk, filters, { before: page.previous })}
          next={page.next && queueHref(desk, filters, { after: page.next })}
        />
      </Card>
    </>
  )
}
