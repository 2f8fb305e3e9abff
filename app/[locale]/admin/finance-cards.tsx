import { getTranslations } from '@/lib/i18n/translations'
import { CountCard } from '@/components/office/count-card'
import type { Actor } from '@/lib/access/actor'
import { financeDay } from './day-counts'

/** What waits for finance, on its officers' dashboard. */
export async function FinanceCards({ actor }: { actor: Actor }) {
  const [t, counts] = await Promise.all([getTranslations('office.payments'), financeDay(actor)])
  return (
    <ul className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
      <CountCard
        label={t('nav.queue')}
        value={counts.open}
        href="/admin/payments"
        icon="warning"
        tone={counts.open > 0 ? 'accent' : 'plain'}
      />
      <CountCard
        label={t('refund.states.REQUESTED')}
        value={counts.toRelease}
        href="/admin/payments"
        icon="undo"
      />
      <CountCard
        label={t('closing.waitingShort')}
        value={counts.toConfirm}
        href="/admin/payments"
        icon="checklist"
      />
      <CountCard
        label={t('refund.states.UNKNOWN')}
        value={counts.lost}
        href="/admin/payments"
        icon="clock"
        tone={counts.lost > 0 ? 'accent' : 'plain'}
      />
    </ul>
  )
}
