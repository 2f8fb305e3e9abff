import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import type { FinancePayment } from '@/lib/payments/finance-payment'
import { IN_FLIGHT } from '@/lib/payments/refund-rules'
import { RefundTable } from '../refund-table'
import { RefundRequestForm } from './refund-request-form'
import { DecideForms } from './decide-forms'

type Props = { payment: FinancePayment; actor: Actor; locale: string; asking?: string; deciding?: string }

/** Refunds of a payment: all of them, and the one form that was opened. */
export async function Refunds({ payment, actor, locale, asking, deciding }: Props) {
  const [t, decides] = [await getTranslations('office.payments.refund'), can(actor, 'payments.decide')]
  const request =
    decides && !payment.refunds.some(({ state }) => IN_FLIGHT.includes(state))
      ? payment.requests.find(({ allocationId, refundable }) => allocationId === asking && refundable > 0)
      : undefined
  const refund = decides
    ? payment.refunds.find(({ id, state }) => id === deciding && state === 'REQUESTED')
    : undefined
  const own = refund?.requestedById === staffOf(actor).userId
  return (
    <Card id="refunds" flush title={t('title')}>
      <RefundTable
        rows={payment.refunds}
        actor={actor}
        locale={locale}
        caption={t('caption')}
        empty={<p className="px-4 py-4 text-ink-2 sm:px-6">{t('empty')}</p>}
      />
      {(request || refund) && (
        <div className="border-t border-line px-4 py-5 sm:px-6">
          {request && <RefundRequestForm payment={payment} request={request} />}
          {refund && own && <Banner>{t('own')}</Banner>}
          {refund && !own && <DecideForms refund={refund} />}
        </div>
      )}
    </Card>
  )
}
