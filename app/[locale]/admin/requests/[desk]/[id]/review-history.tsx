import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Timeline, type TimelineState } from '@/components/ui/timeline'
import { formatDateTime } from '@/lib/i18n/format'
import type { ReviewEvent } from '@/lib/requests/office-review'
import type { ReviewContext } from './review-context'

const STATES: Partial<Record<ReviewEvent['kind'], TimelineState>> = {
  REJECTED: 'stopped',
  WITHDRAWN: 'stopped',
  CANCELLED: 'stopped',
  RETURNED: 'attention',
}

/** Everything that happened, with names: read from the history alone. */
export async function ReviewHistory({ context }: { context: ReviewContext }) {
  const [t, role] = await Promise.all([getTranslations('office.history'), getTranslations('shell.role')])
  const steps = context.review.events.map((event) => ({
    key: event.id,
    state: STATES[event.kind] ?? 'done',
    label: t(`events.${event.kind}`),
    at: formatDateTime(new Date(event.at)),
    dateTime: event.at,
    status: '',
    detail: (
      <>
        <p>
          <bdi>{event.actorName}</bdi>
          {role.has(event.actorRole as never) && <span> · {role(event.actorRole as never)}</span>}
        </p>
        {event.reason && <p dir="auto">{event.reason}</p>}
      </>
    ),
  }))
  return (
    <Card id="history" title={t('title')}>
      <Timeline steps={steps} name={t('title')} upright />
    </Card>
  )
}
