import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import type { FinancePayment, PaidRequest } from '@/lib/payments/finance-payment'
import { IN_FLIGHT } from '@/lib/payments/refund-rules'
import { paymentHref } from '../hrefs'

/** What the payment is for, with receipts; where money can go back, the way to ask for it. */
export async function PaidRequests({
  payment,
  locale,
  mayRefund,
}: {
  payment: FinancePayment
  locale: string
  mayRefund: boolean
}) {
  const t = await getTranslations('office.payments.payment')
  const free = mayRefund && !payment.refunds.some(({ state }) => IN_FLIGHT.includes(state))
  const columns: Column<PaidRequest>[] = [
    {
      key: 'request',
      header: t('request'),
      rowHeader: true,
      tight: true,
      cell: (row) => <Ltr>{row.number}</Ltr>,
    },
    {
      key: 'payer',
      header: t('payer'),
      cell: (row) => <bdi>{locale === 'ar' ? row.payerAr : row.payerEn}</bdi>,
    },
    {
      key: 'declaration',
      header: t('declaration'),
      tight: true,
      cell: (row) => row.declaration && <Ltr>{row.declaration}</Ltr>,
    },
    {
      key: 'amount',
      header: t('amount'),
      tight: true,
      cell: (row) => <Money fils={row.amountFils} locale={locale} />,
    },
    {
      key: 'receipt',
      header: t('receipt'),
      tight: true,
      cell: (row) => row.receiptNumber && <Ltr>{row.receiptNumber}</Ltr>,
    },
    {
      key: 'refundable',
      header: t('refundable'),
      tight: true,
      cell: (row) => row.refundable > 0 && <Money fils={row.refundable} locale={locale} />,
    },
  ]
  if (free && payment.requests.some(({ refundable }) => refundable > 0)) {
    columns.push({
      key: 'action',
      header: <span className="sr-only">{t('refund')}</span>,
      label: t('refund'),
      end: true,
      tight: true,
      cell: (row) =>
        row.refundable > 0 && (
          <ButtonLink
            href={`${paymentHref(payment.id, { refund: row.allocationId })}#refunds`}
            variant="secondary"
            size="sm"
            icon="undo"
          >
            {t('refund')}
            <span className="sr-only">
              {' '}
              <Ltr>{row.number}</Ltr>
            </span>
          </ButtonLink>
        ),
    })
  }
  return (
    <Card id="requests" flush title={t('requests')}>
      <DataTable
        dense
        columns={columns}
        rows={payment.requests}
        rowKey={(row) => row.allocationId}
        caption={t('requests')}
      />
    </Card>
  )
}
