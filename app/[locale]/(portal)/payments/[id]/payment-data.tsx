import { Fragment } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList, type Description } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { heldBy, paidBy, type PaymentDetails } from '@/lib/payments/details-query'
import { Link } from '@/lib/i18n/link'
import { PaymentState } from '../payment-state'

/** Items 1 to 10 of guide §5.3, and what the request is for. */
export async function PaymentData({ payment, locale }: { payment: PaymentDetails; locale: string }) {
  const [t, types, parties] = await Promise.all([
    getTranslations('payments.details'),
    getTranslations('payments.types'),
    getTranslations('receipts.parties'),
  ])
  const name = (of: { nameAr: string; nameEn: string }) => (
    <bdi>{locale === 'ar' ? of.nameAr : of.nameEn}</bdi>
  )
  const code = (text: string | null | undefined) =>
    text ? <Ltr className="whitespace-nowrap">{text}</Ltr> : undefined
  const paid = payment.state === 'SUCCESSFUL' ? paidBy(payment) : undefined
  const notYet = <span className="font-normal text-ink-2">{t('notYet')}</span>
  const rows: [key: string, value: Description['value'] | undefined][] = [
    ['number', code(payment.number)],
    ['for', types(payment.type)],
    ['reference', code(payment.reference)],
    ['temporary', code(payment.temporaryNumber)],
    ['final', code(payment.finalNumber)],
    ['order', code(payment.deliveryOrderNumber)],
    ['site', payment.site && name(payment.site)],
    ['company', name(payment.payer)],
    ['sentBy', payment.broker && t.rich('broker', { name: () => name(payment.broker!) })],
    ['issued', <DateTime key="issued" at={payment.issuedAt} />],
    [
      'receiptNumber',
      paid?.receipt ? (
        <Link
          key="receipt"
          href={`/receipts/${paid.receipt.id}`}
          className="text-primary underline underline-offset-4"
        >
          <Ltr>{paid.receipt.number}</Ltr>
        </Link>
      ) : (
        notYet
      ),
    ],
    ['receiptDate', paid?.receipt ? <DateTime key="date" at={new Date(paid.receipt.issuedAt)} /> : notYet],
    ['paymentId', code(paid?.paymentId) ?? notYet],
    ['kind', t('kindValue')],
    ['method', t('methodValue')],
    ['account', name(payment.account)],
    // As on the receipt: whose money it was; and who pressed the button.
    [
      'through',
      paid ? (
        <Fragment key="by">
          {parties(payment.payer.kind)} / {name(payment.payer)}
          <bdi className="block text-sm font-normal text-ink-2">{paid.startedBy}</bdi>
        </Fragment>
      ) : (
        notYet
      ),
    ],
    ['total', <Money key="total" fils={payment.amountFils} locale={locale} />],
    ['state', <PaymentState key="state" state={payment.state} heldBy={heldBy(payment)?.state} />],
  ]
  return (
    <DescriptionList
      layout="grid"
      items={rows.flatMap(([key, value]) => (value ? [{ key, term: t(key as 'number'), value }] : []))}
    />
  )
}
