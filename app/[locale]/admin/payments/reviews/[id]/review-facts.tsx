import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import type { ReviewRow } from '@/lib/payments/review-queries'

const TEXTS = ['trackId', 'theirTrackId', 'theirPaymentId', 'theirTranId', 'result', 'reason'] as const

/** Our books beside KNET's. What differs is marked. */
export async function ReviewFacts({ review, locale }: { review: ReviewRow; locale: string }) {
  const t = await getTranslations('office.payments.details')
  const { details } = review
  const money = (key: 'ourFils' | 'theirFils') =>
    typeof details[key] === 'number' ? <Money fils={details[key]} locale={locale} /> : undefined
  const other =
    typeof details.ourFils === 'number' &&
    typeof details.theirFils === 'number' &&
    details.ourFils !== details.theirFils
  const values: [string, ReactNode, boolean?][] = [
    ['amount', <Money key="amount" fils={review.amountFils} locale={locale} />],
    ['requests', review.numbers && <Ltr>{review.numbers}</Ltr>],
    ['ourFils', money('ourFils'), other],
    ['theirFils', money('theirFils'), other],
    ...TEXTS.map((key): [string, ReactNode, boolean?] => [
      key,
      details[key] ? <Ltr className="break-all">{String(details[key])}</Ltr> : undefined,
      key === 'theirTrackId' && details.theirTrackId !== details.trackId,
    ]),
    ['openedAt', <DateTime key="opened" at={review.openedAt} />],
  ]
  return (
    <Card id="details" flush title={t('title')}>
      <DescriptionList
        items={values
          .filter(([, value]) => value)
          .map(([key, value, highlight]) => ({ key, term: t(key), value, highlight }))}
      />
    </Card>
  )
}
