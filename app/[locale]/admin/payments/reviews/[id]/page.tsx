import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { Money } from '@/components/ui/money'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { closingsOf } from '@/lib/payments/closing-queries'
import { findReview } from '@/lib/payments/review-queries'
import { one, paymentHref, queueHref, type Params } from '../../hrefs'
import { AttemptTag } from '../../tags'
import { CloseForm } from './close-form'
import { DeclinedClosings } from './declined-closings'
import { ProposedClosing } from './proposed-closing'
import { ReviewFacts } from './review-facts'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Params> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.payments.review'))('title') }
}

/** One item of finance's queue: what happened, what to do, and closing it. */
export default async function FinanceReviewPage({ params, searchParams }: Props) {
  const actor = await requirePermission('payments.oversee')
  const [{ id }, query] = await Promise.all([params, searchParams])
  const review = await findReview(actor, id)
  if (!review) notFound()
  const [t, locale] = await Promise.all([getTranslations('office.payments'), getLocale()])
  const decides = can(actor, 'payments.decide')
  const closings = await closingsOf(actor, id)
  const [proposed, done] = [closings.find(({ state }) => state === 'PROPOSED'), one(query, 'done')]
  return (
    <>
      <PageHeader
        title={t(`kinds.${review.kind}`)}
        tag={review.attemptState && <AttemptTag state={review.attemptState} />}
        lead={<Money fils={review.amountFils} locale={locale} />}
        breadcrumbs={[{ href: queueHref({}), label: t('title') }, { label: t('review.title') }]}
        actions={
          review.attemptId && (
            <ButtonLink href={paymentHref(review.attemptId)} variant="secondary" icon="card">
              {t('review.openPayment')}
            </ButtonLink>
          )
        }
      />
      {done === 'closed' && review.resolvedAt && (
        <div className="mb-4">
          <Banner tone="success" live title={t('refund.done.closed')} />
        </div>
      )}
      {done === 'proposed' && proposed && (
        <div className="mb-4">
          <Banner live title={t('closing.done.proposed')} />
        </div>
      )}
      {done === 'declined' && !proposed && (
        <div className="mb-4">
          <Banner live title={t('closing.done.declined')} />
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="grid min-w-0 gap-6">
          <Card id="what" title={t('review.what')}>
            <p>{t(`what.${review.kind}`)}</p>
          </Card>
          {!review.resolvedAt && (
            <Card id="todo" title={t('review.todo')}>
              <ol className="grid list-decimal gap-2 ps-6">
                {t(`todo.${review.kind}`)
                  .split('\n')
                  .map((step) => (
                    <li key={step}>{step}</li>
                  ))}
              </ol>
            </Card>
          )}
          {review.resolvedAt && (
            <Card id="closed" title={t('review.closedTitle')}>
              {review.outcome && (
                <p className="mb-2 font-semibold">{t(`review.outcomes.${review.outcome}`)}</p>
              )}
              <p className="mb-2">
                <bdi>{review.resolution}</bdi>
              </p>
              <p className="text-sm text-ink-2">
                {t('review.closedBy')} <bdi>{review.resolvedByName}</bdi>, <DateTime at={review.resolvedAt} />
              </p>
            </Card>
          )}
        </div>
        <div className="grid min-w-0 gap-6">
          <ReviewFacts review={review} locale={locale} />
          {proposed && <ProposedClosing closing={proposed} actor={actor} />}
          {!review.resolvedAt &&
            !proposed &&
            (decides ? <CloseForm review={review} /> : <Banner>{t('review.readOnly')}</Banner>)}
          <DeclinedClosings closings={closings.filter(({ state }) => state === 'DECLINED')} />
        </div>
      </div>
    </>
  )
}
