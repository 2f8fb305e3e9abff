import { getTranslations } from '@/lib/i18n/translations'
import { Banner, type BannerTone } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { Link } from '@/lib/i18n/link'
import { formatPostDate } from '@/lib/knet/post-date'
import { attemptLabel } from '@/lib/payments/attempt-label'
import type { ReturnReach, ReturnedAttempt } from '@/lib/payments/return-query'
import { reviewCase } from '@/lib/payments/review-case'
import { PaymentState } from '../../payment-state'

const TONES: Partial<Record<ReturnedAttempt['state'], BannerTone>> = {
  PAID: 'success',
  REVIEW: 'warn',
  CANCELLED: 'info',
  EXPIRED: 'info',
  REFUNDED: 'info',
}

/** Which label: the state of an attempt that is over, more exactly where one state has several reasons. */
function labelOf(attempt: ReturnedAttempt) {
  const label = attemptLabel({ ...attempt, cause: attempt.events[0]?.cause ?? null })
  return label === 'INITIATED' || label === 'CAPTURED_UNCONFIRMED' || label === 'UNKNOWN' ? 'REVIEW' : label
}

function Code({ number, href }: { number: string; href?: string }) {
  return href ? (
    <Link href={href} className="inline-block py-0.5 text-primary underline underline-offset-4">
      <Ltr>{number}</Ltr>
    </Link>
  ) : (
    <Ltr>{number}</Ltr>
  )
}

/** What finance looks at, by its case: of a basket, that of the request in question. */
function caseOf(attempt: ReturnedAttempt) {
  const [review] = attempt.reviews
  const requests = attempt.allocations.map(({ paymentRequest }) => paymentRequest)
  const request = requests.find(({ id }) => id === review?.paymentRequestId) ?? requests[0]!
  const reason = (review?.details as { reason?: string } | undefined)?.reason ?? null
  return reviewCase(review && { ...review, reason }, request.id, request)
}

/**
 * The result of a payment that is over, with what KNET asks to be shown (knet.md §8) and what it said of a
 * failure.
 */
export async function Outcome({
  attempt,
  locale,
  reach,
}: {
  attempt: ReturnedAttempt
  locale: string
  reach: ReturnReach
}) {
  const [t, told, review] = await Promise.all([
    getTranslations('payments.return'),
    getTranslations('payments.told'),
    getTranslations('payments.review'),
  ])
  const label = labelOf(attempt)
  const requests = attempt.allocations.map(({ paymentRequest, receipt }) => ({
    ...paymentRequest,
    receipt,
    visible: reach.visible.includes(paymentRequest.id),
  }))
  const one = requests.length === 1 ? requests[0] : undefined
  const refunded = attempt.refunds.reduce((sum, { amountFils }) => sum + amountFils, 0)
  const over = label !== 'PAID' && label !== 'REVIEW'
  const code = (
    key: 'paymentId' | 'tranId' | 'ref' | 'auth' | 'postDate' | 'trackId',
    value: string | null,
  ) => (value ? [{ key, term: told(key), value: <Ltr className="break-all">{value}</Ltr> }] : [])
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <h1 className="text-2xl sm:text-3xl">{t(label)}</h1>
      <Banner tone={TONES[attempt.state] ?? 'stopped'} live>
        <p>{label === 'REVIEW' ? review(caseOf(attempt)) : t(`${label}Body`)}</p>
        {over && one?.visible && <p>{t(reach.payable.length > 0 ? 'next.DUE' : `next.${one.state}`)}</p>}
        {over && !one && reach.payable.length > 0 && (
          <p>{t('next.someDue', { count: reach.payable.length })}</p>
        )}
        {reach.visible.length < requests.length && (
          <p>{t.rich('notYours', { email: () => <Ltr>{attempt.receiptEmail}</Ltr> })}</p>
        )}
      </Banner>
      <Card flush>
        <DescriptionList
          items={[
            { key: 'when', term: t('when'), value: <DateTime at={attempt.updatedAt} /> },
            { key: 'result', term: t('result'), value: t(label) },
            { key: 'amount', term: t('amount'), value: <Money fils={attempt.amountFils} locale={locale} /> },
            ...(refunded > 0
              ? [{ key: 'refunded', term: t('refunded'), value: <Money fils={refunded} locale={locale} /> }]
              : []),
            ...code('paymentId', attempt.paymentId),
            ...code('tranId', attempt.tranId),
            ...code('ref', attempt.ref),
            ...code('auth', attempt.auth),
            ...code('postDate', attempt.postDate && formatPostDate(attempt.postDate)),
            ...code('trackId', attempt.trackId),
            {
              key: 'requests',
              term: t('requests'),
              value: requests.map(({ id, number, state, receipt, visible }) => (
                <span key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Code number={number} href={visible ? `/payments/${id}` : undefined} />
                  {receipt ? (
                    <Code number={receipt.number} href={visible ? `/receipts/${receipt.id}` : undefined} />
                  ) : (
                    <PaymentState state={state} />
                  )}
                </span>
              )),
            },
          ]}
        />
      </Card>
      <div className="no-print flex flex-wrap gap-3">
        {over && reach.payable.length > 0 && (
          <ButtonLink
            href={
              reach.payable.length === 1
                ? `/payments/${reach.payable[0]!}/confirm`
                : `/payments/confirm?ids=${reach.payable.join(',')}`
            }
            size="lg"
          >
            {t('again')}
          </ButtonLink>
        )}
        {reach.visible.length > 0 && (
          <ButtonLink href={one ? `/payments/${one.id}` : '/payments'} variant="secondary" size="lg">
            {one ? t('open') : t('list')}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}
