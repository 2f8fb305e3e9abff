import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { canAnywhere } from '@/lib/access/permissions'
import { requireAnywhere } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { findPayment, heldBy } from '@/lib/payments/details-query'
import { findPaymentSubject } from '@/lib/payments/payment-subject'
import { AccessReasons } from '../../access-reasons'
import { PaymentState } from '../payment-state'
import { SuspendedPayment } from '../suspended-payment'
import { AmountCard } from './amount-card'
import { AttemptTable } from './attempt-table'
import { LineTable } from './line-table'
import { PaymentData } from './payment-data'
import { PaymentHistory } from './payment-history'
import { WhatNow } from './what-now'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments'))('title') }
}

/** Guide §5.3: the twelve items of a payment request, its lines, what was tried, and what can be done now. */
export default async function PaymentPage({ params, searchParams }: Props) {
  const actor = await requireAnywhere('payments.read')
  const { id } = await params
  const payment = await findPayment(actor, id)
  if (!payment) return <SuspendedPayment actor={actor} id={id} />
  const [t, menu, locale, at] = await Promise.all([
    getTranslations('payments'),
    getTranslations('menu'),
    getLocale(),
    now(),
  ])
  const mayPay = payment.own && canAnywhere(actor, 'payments.pay')
  return (
    <>
      <PageHeader
        title={t(`details.title.${payment.type}`)}
        tag={<PaymentState state={payment.state} heldBy={heldBy(payment)?.state} />}
        breadcrumbs={[
          { label: menu('services'), href: '/services' },
          { label: t('title'), href: '/payments' },
          { label: <Ltr>{payment.number}</Ltr> },
        ]}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-5 lg:col-start-2 lg:row-start-1">
          <AmountCard payment={payment} mayPay={mayPay} locale={locale} at={at} />
        </div>
        <div className="grid min-w-0 gap-5 lg:col-start-1 lg:row-start-1">
          <WhatNow payment={payment} mayPay={mayPay} locale={locale} at={at} />
          <Card title={t('details.data')} id="data">
            <PaymentData payment={payment} locale={locale} />
          </Card>
          <LineTable payment={payment} />
          <AttemptTable payment={payment} locale={locale} />
          <PaymentHistory payment={payment} />
          <AccessReasons
            actor={actor}
            path={`/payments/${payment.id}`}
            why={(await searchParams).why}
            subject={(accountId) => findPaymentSubject(db, accountId, payment.id)}
          />
        </div>
      </div>
    </>
  )
}
