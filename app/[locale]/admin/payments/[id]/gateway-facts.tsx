import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { formatDay } from '@/lib/core/day'
import type { FinancePayment } from '@/lib/payments/finance-payment'

const CODES = ['trackId', 'paymentId', 'tranId', 'ref', 'auth', 'result', 'postDate'] as const

/** What KNET said of the payment, as it came. */
export async function GatewayFacts({ payment, locale }: { payment: FinancePayment; locale: string }) {
  const t = await getTranslations('office.payments.payment')
  const time = (at: Date | null) => at && <DateTime at={at} />
  const values: Record<string, ReactNode> = {
    amount: <Money fils={payment.amountFils} locale={locale} />,
    captured: payment.capturedFils !== null && <Money fils={payment.capturedFils} locale={locale} />,
    account: <bdi>{locale === 'ar' ? payment.customsAccount.nameAr : payment.customsAccount.nameEn}</bdi>,
    ...Object.fromEntries(
      CODES.map((key) => [key, payment[key] && <Ltr className="break-all">{payment[key]}</Ltr>]),
    ),
    settlesOn: payment.settlesOn && <Ltr>{formatDay(payment.settlesOn)}</Ltr>,
    startedAt: time(payment.startedAt),
    confirmedAt: time(payment.confirmedAt),
    inquiries: <Ltr>{payment.inquiries}</Ltr>,
    nextInquiry: time(payment.nextInquiryAt),
  }
  const none = <span className="text-ink-2">{t('none')}</span>
  return (
    <Card id="gateway" flush title={t('gateway')}>
      <DescriptionList
        items={Object.entries(values).map(([key, value]) => ({ key, term: t(key), value: value || none }))}
      />
    </Card>
  )
}
