import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import type { IconName } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { Tag, type Tone } from '@/components/ui/tag'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import { formatPostDate } from '@/lib/knet/post-date'
import { attemptLabel } from '@/lib/payments/attempt-label'
import type { AttemptRow, PaymentDetails } from '@/lib/payments/details-query'
import { reviewCase } from '@/lib/payments/review-case'

const LOOK: Record<PaymentAttemptState, { tone: Tone; icon: IconName }> = {
  INITIATED: { tone: 'progress', icon: 'progress' },
  CAPTURED_UNCONFIRMED: { tone: 'progress', icon: 'progress' },
  UNKNOWN: { tone: 'progress', icon: 'progress' },
  PAID: { tone: 'done', icon: 'check' },
  FAILED: { tone: 'stopped', icon: 'close' },
  CANCELLED: { tone: 'neutral', icon: 'stopped' },
  EXPIRED: { tone: 'neutral', icon: 'clock' },
  REVIEW: { tone: 'accent', icon: 'alert' },
  REVERSED: { tone: 'stopped', icon: 'undo' },
  REFUNDED: { tone: 'neutral', icon: 'undo' },
}

/** What KNET said of an attempt, a failed one too: what support at the bank asks for (knet.md §8). */
function toldOf({ trackId, paymentId, tranId, ref, auth, postDate }: AttemptRow) {
  return Object.entries({
    paymentId,
    tranId,
    ref,
    auth,
    postDate: postDate && formatPostDate(postDate),
    trackId,
  }).filter((entry): entry is [ToldKey, string] => Boolean(entry[1]))
}
type ToldKey = 'paymentId' | 'tranId' | 'ref' | 'auth' | 'postDate' | 'trackId'

/** The ledger of what was tried at KNET, newest first. */
export async function AttemptTable({
  payment,
  locale,
}: {
  payment: Pick<PaymentDetails, 'id' | 'state' | 'attempts' | 'reviews'>
  locale: string
}) {
  const [t, told] = await Promise.all([getTranslations('payments'), getTranslations('payments.told')])
  const label = (row: AttemptRow) => {
    const name = attemptLabel(row)
    if (name !== 'REVIEW') return t(`attempts.${name}`)
    const twice =
      reviewCase(
        payment.reviews.find(({ attemptId }) => attemptId === row.id),
        payment.id,
        payment,
      ) === 'TWICE'
    return t(twice ? 'attempts.TWICE' : 'attempts.REVIEW')
  }
  return (
    <Card title={t('details.attempts')} id="attempts" flush>
      <DataTable
        rows={payment.attempts}
        rowKey={(row) => row.id}
        caption={t('details.attempts')}
        empty={<p className="px-4 py-4 text-ink-2 sm:px-6">{t('details.noAttempts')}</p>}
        columns={[
          {
            key: 'time',
            header: t('details.time'),
            rowHeader: true,
            tight: true,
            cell: (row) => (
              <>
                <DateTime at={new Date(row.startedAt)} />
                <bdi className="block text-sm font-normal text-ink-2">{row.startedBy}</bdi>
              </>
            ),
          },
          {
            key: 'result',
            header: t('details.result'),
            cell: (row) => (
              <>
                <Tag {...LOOK[row.state]}>{label(row)}</Tag>
                {row.refundedFils > 0 && (
                  <span className="block text-sm text-ink-2">
                    {t.rich('attempts.refunded', {
                      amount: () => <Money fils={row.refundedFils} locale={locale} />,
                    })}
                  </span>
                )}
                {toldOf(row).map(([key, value]) => (
                  <span key={key} className="block text-sm text-ink-2">
                    {told(key)}: <Ltr className="break-all">{value}</Ltr>
                  </span>
                ))}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
