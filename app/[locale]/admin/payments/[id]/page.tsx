import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { findFinancePayment } from '@/lib/payments/finance-payment'
import { one, queueHref, type Params } from '../hrefs'
import { ReviewTable } from '../review-table'
import { AttemptTag } from '../tags'
import { InquiryForm } from './inquiry-form'
import { GatewayFacts } from './gateway-facts'
import { PaidRequests } from './paid-requests'
import { PaymentHistory } from './payment-history'
import { Refunds } from './refunds'

const DONE = ['asked', 'released', 'declined'] as const

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Params> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.payments.payment'))('title') }
}

/** One payment at KNET with all that finance knows of it. */
export default async function FinancePaymentPage({ params, searchParams }: Props) {
  const actor = await requirePermission('payments.oversee')
  const [{ id }, query] = await Promise.all([params, searchParams])
  const payment = await findFinancePayment(actor, id)
  if (!payment) notFound()
  const [t, locale] = await Promise.all([getTranslations('office.payments'), getLocale()])
  const decides = can(actor, 'payments.decide')
  const done = DONE.find((value) => value === one(query, 'done'))
  return (
    <>
      <PageHeader
        title={t('payment.title')}
        tag={<AttemptTag state={payment.state} />}
        lead={<Ltr>{payment.trackId}</Ltr>}
        breadcrumbs={[{ href: queueHref({}), label: t('title') }, { label: t('payment.title') }]}
        actions={decides && <InquiryForm attemptId={payment.id} />}
      />
      {one(query, 'done') === 'inquired' && (
        <div className="mb-4">
          <Banner tone="info" live title={t('payment.asked')} />
        </div>
      )}
      {done && (
        <div className="mb-4">
          <Banner tone={done === 'released' ? 'info' : 'success'} live title={t(`refund.done.${done}`)} />
        </div>
      )}
      <div className="grid gap-6">
        {payment.reviews.length > 0 && (
          <Card id="reviews" flush title={t('payment.reviews')}>
            <ReviewTable
              rows={payment.reviews}
              locale={locale}
              caption={t('payment.reviews')}
              closed={payment.reviews.some(({ resolvedAt }) => resolvedAt)}
            />
          </Card>
        )}
        <PaidRequests payment={payment} locale={locale} mayRefund={decides} />
        <Refunds
          payment={payment}
          actor={actor}
          locale={locale}
          asking={one(query, 'refund')}
          deciding={one(query, 'decide')}
        />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <GatewayFacts payment={payment} locale={locale} />
          <PaymentHistory payment={payment} />
        </div>
      </div>
    </>
  )
}
