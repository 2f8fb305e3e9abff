import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Timeline, type TimelineState } from '@/components/ui/timeline'
import { formatDateTime } from '@/lib/i18n/format'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import type { FinancePayment } from '@/lib/payments/finance-payment'

const LOOK: Partial<Record<PaymentAttemptState, TimelineState>> = {
  REVIEW: 'attention',
  UNKNOWN: 'attention',
  FAILED: 'stopped',
  CANCELLED: 'stopped',
  EXPIRED: 'stopped',
  REVERSED: 'stopped',
}

/** The payment's moves in order, each with what caused it. */
export async function PaymentHistory({ payment }: { payment: FinancePayment }) {
  const t = await getTranslations('office.payments')
  const steps = payment.events.map(({ id, to, cause, note, at }) => ({
    key: id,
    state: LOOK[to] ?? ('done' as const),
    label: t(`states.${to}`),
    status: t(`states.${to}`),
    at: formatDateTime(at),
    dateTime: at.toISOString(),
    detail: (
      <>
        {t.has(`causes.${cause}`) ? <span>{t(`causes.${cause}`)}</span> : <bdi>{cause}</bdi>}
        {note && (
          <span>
            : <bdi>{note}</bdi>
          </span>
        )}
      </>
    ),
  }))
  return (
    <Card id="history" title={t('payment.history')}>
      <Timeline steps={steps} name={t('payment.history')} upright />
    </Card>
  )
}
