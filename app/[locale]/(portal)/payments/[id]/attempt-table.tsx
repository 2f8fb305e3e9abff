import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import type { IconName } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { Tag, type Tone } from '@/components/ui/tag'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import type { AttemptRow } from '@/lib/payments/details-query'

const LOOK: Record<PaymentAttemptState, { tone: Tone; icon: IconName }> = {
  INITIATED: { tone: 'progress', icon: 'progress' }, CAPTURED_UNCONFIRMED: { tone: 'progress', icon: 'progress' }, UNKNOWN: { tone: 'progress', icon: 'progress' },
  PAID: { tone: 'done', icon: 'check' }, FAILED: { tone: 'stopped', icon: 'close' }, CANCELLED: { tone: 'neutral', icon: 'stopped' }, EXPIRED: { tone: 'neutral', icon: 'clock' },
  REVIEW: { tone: 'accent', icon: 'alert' }, REVERSED: { tone: 'stopped', icon: 'undo' }, REFUNDED: { tone: 'neutral', icon: 'undo' },
}

/** The ledger of what was tried at KNET, newest first. */
export async function AttemptTable({ attempts, locale }: { attempts: AttemptRow[]; locale: string }) {
  const t = await getTranslations('payments')
  return (
    <Card title={t('details.attempts')} id="attempts" flush>
      <DataTable rows={attempts} rowKey={(row) => row.id} caption={t('details.attempts')} empty={<p className="px-4 py-4 text-ink-2 sm:px-6">{t('details.noAttempts')}</p>}
        columns={[
          { key: 'time', header: t('details.time'), rowHeader: true, tight: true, cell: (row) => <><DateTime at={new Date(row.startedAt)} /><bdi className="block text-sm font-normal text-ink-2">{row.startedBy}</bdi></> },
          {
            key: 'result', header: t('details.result'),
            cell: (row) => (
              <>
                <Tag {...LOOK[row.state]}>{t(`attempts.${row.state}`)}</Tag>
                {row.paymentId && <span className="block text-sm text-ink-2">{t('details.paymentId')}: <Ltr>{row.paymentId}</Ltr></span>}
                {row.refundedFils > 0 && <span className="block text-sm text-ink-2">{t.rich('attempts.refunded', { amount: () => <Money fils={row.refundedFils} locale={locale} /> })}</span>}
              </>
            ),
          },
        ]} />
    </Card>
  )
}
