import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { Timeline, type TimelineState } from '@/components/ui/timeline'
import { formatFils } from '@/lib/core/money'
import type { PaymentRequestEventKind } from '@/lib/db/generated/enums'
import { formatDateTime } from '@/lib/i18n/format'
import type { PaymentDetails } from '@/lib/payments/details-query'
import { reviewCase } from '@/lib/payments/review-case'

const LOOK: Partial<Record<PaymentRequestEventKind, TimelineState>> = {
  REJECTED: 'stopped',
  WITHDRAWN: 'stopped',
  EXPIRED: 'stopped',
  PAYMENT_REVERSED: 'attention',
}

type Line = { key: string; at: number; state: TimelineState; label: string; detail?: ReactNode }

/**
 * What happened to the request and to its money, oldest first: its own history, money that finance looked at
 * and what went back.
 */
export async function PaymentHistory({
  payment,
}: {
  payment: Pick<PaymentDetails, 'id' | 'events' | 'reviews' | 'refunds'>
}) {
  const t = await getTranslations('payments')
  const events = payment.events.map((event): Line => ({
    key: event.id,
    at: event.at,
    state: LOOK[event.kind] ?? 'done',
    label: t(`events.${event.kind}`),
    detail: (event.actorName || event.reason) && (
      <>
        {event.actorName && <bdi className="block">{event.actorName}</bdi>}
        {event.reason && <bdi className="block whitespace-pre-line">{event.reason}</bdi>}
      </>
    ),
  }))
  const reviews = payment.reviews.flatMap((review): Line[] => [
    {
      key: review.id,
      at: review.openedAt,
      state: review.resolvedAt === null ? 'attention' : 'done',
      label: t(`history.${reviewCase(review, payment.id)}`),
    },
    ...(review.resolvedAt === null
      ? []
      : [
          {
            key: `${review.id}-closed`,
            at: review.resolvedAt,
            state: 'done' as const,
            label: t('history.closed'),
          },
        ]),
  ])
  const refunds = payment.refunds.map((refund): Line => ({
    key: refund.id,
    at: refund.at,
    state: 'done',
    label: t('history.refunded'),
    detail: <Ltr>{formatFils(refund.amountFils)}</Ltr>,
  }))
  const lines = [...events, ...reviews, ...refunds].sort((a, b) => a.at - b.at)
  return (
    <Card title={t('details.history')} id="history">
      <Timeline
        upright
        name={t('details.history')}
        steps={lines.map(({ key, at, state, label, detail }) => ({
          key,
          state,
          label,
          status: label,
          at: formatDateTime(new Date(at)),
          dateTime: new Date(at).toISOString(),
          detail,
        }))}
      />
    </Card>
  )
}
