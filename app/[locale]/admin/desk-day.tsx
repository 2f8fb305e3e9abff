import { getTranslations } from '@/lib/i18n/translations'
import { CountCard } from '@/components/office/count-card'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { Actor } from '@/lib/access/actor'
import { now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { typesOfDesk } from '@/lib/request-types'
import type { OfficeCounts } from '@/lib/requests/office-counts'
import { officeQueue, type QueueFilters, type QueueRow } from '@/lib/requests/office-queue'
import { typesWith } from '@/lib/requests/scope'
import { dayCounts } from './day-counts'
import { queueHref } from './requests/[desk]/filters'
import { QueueTable } from './requests/[desk]/queue-table'

const OPEN: QueueFilters = { state: 'waiting', assigned: 'anyone', type: '', overdue: false, search: '' }
const ROWS = 8

/** What waits at a desk today. */
export type DeskDayView = {
  desk: string
  decides: boolean
  counts: OfficeCounts
  mine: QueueRow[]
  free: QueueRow[]
}

/** Reads a desk's day: its counts, what is the officer's and what nobody holds. */
export async function readDeskDay(actor: Actor, desk: string): Promise<DeskDayView> {
  const at = await now()
  const types = typesOfDesk(desk)
  const rows = async (assigned: QueueFilters['assigned']) =>
    (await officeQueue(types, actor, { ...OPEN, assigned }, undefined, at, ROWS)).rows
  const decides = typesWith(types, actor, 'decide').length > 0
  return {
    desk,
    decides,
    counts: await dayCounts(actor, desk),
    mine: decides ? await rows('me') : [],
    free: await rows('nobody'),
  }
}

/** The day of a desk on the office's dashboard. */
export async function DeskDay({ day, actor }: { day: DeskDayView; actor: Actor }) {
  const t = await getTranslations('office.dashboard')
  return (
    <>
      <ul className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
        <CountCard
          label={t('waiting')}
          value={day.counts.waiting}
          href={queueHref(day.desk, {})}
          icon="clock"
        />
        <CountCard
          label={t('mine')}
          value={day.counts.mine}
          href={queueHref(day.desk, { assigned: 'me' })}
          icon="user-check"
        />
        <CountCard
          label={t('overdue')}
          value={day.counts.overdue}
          href={queueHref(day.desk, { overdue: true })}
          icon="warning"
          tone={day.counts.overdue > 0 ? 'accent' : 'plain'}
        />
        <CountCard
          label={t('decidedToday')}
          value={day.counts.decidedToday}
          href={queueHref(day.desk, { state: 'decided' })}
          icon="success"
        />
      </ul>
      {day.decides && (
        <Card
          id={`mine-${day.desk}`}
          className="mb-6"
          flush
          title={t('mineTitle')}
          aside={
            <Link href={queueHref(day.desk, { assigned: 'me' })} className="text-primary underline">
              {t('all')}
            </Link>
          }
        >
          <QueueTable
            rows={day.mine}
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
        id={`free-${day.desk}`}
        flush
        title={t('freeTitle')}
        aside={
          <Link href={queueHref(day.desk, { assigned: 'nobody' })} className="text-primary underline">
            {t('all')}
          </Link>
        }
      >
        <QueueTable
          rows={day.free}
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
