import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { CountCard } from '@/components/office/count-card'
import { NextRequestLink } from '@/components/office/next-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { officeQueue, type QueueFilters } from '@/lib/requests/office-queue'
import { dayCounts } from './day-counts'
import { FinanceCards } from './finance-cards'
import { queueHref } from './registrations/filters'
import { QueueTable } from './registrations/queue-table'

const OPEN: QueueFilters = { state: 'waiting', assigned: 'anyone', type: '', overdue: false, search: '' }
const ROWS = 8

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.dashboard'))('title') }
}

/** What waits today, what is the reader's, and where to begin. */
export default async function OfficeDashboard() {
  const actor = await requirePermission('office.use')
  const t = await getTranslations('office.dashboard')
  if (can(actor, 'payments.oversee') && !can(actor, 'registrations.read'))
    return (
      <>
        <PageHeader title={t('title')} />
        <FinanceCards actor={actor} />
      </>
    )
  if (!can(actor, 'registrations.read')) {
    return (
      <>
        <PageHeader title={t('title')} />
        <Card>
          <EmptyState title={t('nothingTitle')}>{t('nothingText')}</EmptyState>
        </Card>
      </>
    )
  }
  const [at, counts] = await Promise.all([now(), dayCounts(actor)])
  const decides = can(actor, 'registrations.decide')
  const first = decides
    ? await officeQueue(actor, { ...OPEN, assigned: 'me' }, undefined, at, ROWS)
    : { rows: [] }
  const free = await officeQueue(actor, { ...OPEN, assigned: 'nobody' }, undefined, at, ROWS)
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          decides && free.rows.length > 0 && <NextRequestLink size="lg">{t('startNext')}</NextRequestLink>
        }
      />
      <ul className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
        <CountCard label={t('waiting')} value={counts.waiting} href={queueHref({})} icon="clock" />
        <CountCard
          label={t('mine')}
          value={counts.mine}
          href={queueHref({ assigned: 'me' })}
          icon="user-check"
        />
        <CountCard
          label={t('overdue')}
          value={counts.overdue}
          href={queueHref({ overdue: true })}
          icon="warning"
          tone={counts.overdue > 0 ? 'accent' : 'plain'}
        />
        <CountCard
          label={t('decidedToday')}
          value={counts.decidedToday}
          href={queueHref({ state: 'decided' })}
          icon="success"
        />
      </ul>
      {decides && (
        <Card
          id="mine"
          className="mb-6"
          flush
          title={t('mineTitle')}
          aside={
            <Link href={queueHref({ assigned: 'me' })} className="text-primary underline">
              {t('all')}
            </Link>
          }
        >
          <QueueTable
            rows={first.rows}
            actor={actor}
            caption={t('mineTitle')}
            empty={
              <EmptyState icon="user-check" title={t('mineEmpty')}>
                {t('mineEmptyText')}
              </EmptyState>
            }
          />
        </Card>
      )}
      <Card
        id="free"
        flush
        title={t('freeTitle')}
        aside={
          <Link href={queueHref({ assigned: 'nobody' })} className="text-primary underline">
            {t('all')}
          </Link>
        }
      >
        <QueueTable
          rows={free.rows}
          actor={actor}
          caption={t('freeTitle')}
          empty={
            <EmptyState icon="success" title={t('freeEmpty')}>
              {t('freeEmptyText')}
            </EmptyState>
          }
        />
      </Card>
    </>
  )
}
