import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Timeline, type TimelineState } from '@/components/ui/timeline'
import type { PaymentRequestEventKind } from '@/lib/db/generated/enums'
import { formatDateTime } from '@/lib/i18n/format'
import type { PaymentEvent } from '@/lib/payments/details-query'

const LOOK: Partial<Record<PaymentRequestEventKind, TimelineState>> = { REJECTED: 'stopped', WITHDRAWN: 'stopped', EXPIRED: 'stopped', PAYMENT_REVERSED: 'attention' }

/** What happened to the request, oldest first, from its own history: it cannot disagree with the state. */
export async function PaymentHistory({ events }: { events: PaymentEvent[] }) {
  const t = await getTranslations('payments')
  return (
    <Card title={t('details.history')} id="history">
      <Timeline upright name={t('details.history')} steps={events.map((event) => ({
        key: event.id, state: LOOK[event.kind] ?? 'done', label: t(`events.${event.kind}`), status: t(`events.${event.kind}`),
        at: formatDateTime(new Date(event.at)), dateTime: new Date(event.at).toISOString(),
        detail: (event.actorName || event.reason) && <>{event.actorName && <bdi className="block">{event.actorName}</bdi>}{event.reason && <bdi className="block whitespace-pre-line">{event.reason}</bdi>}</>,
      }))} />
    </Card>
  )
}
