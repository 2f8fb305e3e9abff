import { getTranslations } from '@/lib/i18n/translations'
import { NextRequestLink } from '@/components/office/next-link'
import { Banner } from '@/components/ui/banner'
import { FocusHere } from '@/components/ui/focus-here'
import type { ReviewContext } from './review-context'

const DONE = ['approved', 'returned', 'rejected'] as const

/** What was just done, and what an officer must know before deciding. */
export async function ReviewAlerts({ context }: { context: ReviewContext }) {
  const { review, officer, mine } = context
  const t = await getTranslations('office.alerts')
  const done = DONE.find((name) => name === context.done)
  const waits = review.state === 'SUBMITTED'
  return (
    <div className="grid gap-3 not-empty:mb-6">
      {done && (
        <FocusHere key={done}>
          <Banner
            live
            tone="success"
            title={t(`done.${done}`)}
            action={
              officer && (
                <NextRequestLink desk={context.desk} after={review.id} variant="secondary" size="sm">
                  {t('next')}
                </NextRequestLink>
              )
            }
          >
            {t(`doneText.${done}`)}
          </Banner>
        </FocusHere>
      )}
      {(review.accountSuspended || review.companySuspended) && (
        <Banner tone="warn" title={t(review.accountSuspended ? 'accountSuspended' : 'companySuspended')}>
          {t('suspendedText')}
        </Banner>
      )}
      {officer && waits && review.assignedName && !mine && (
        <Banner
          title={
            <>
              {t('heldBy')} <bdi>{review.assignedName}</bdi>
            </>
          }
        >
          {t('heldByText')}
        </Banner>
      )}
      {/* eslint-disable-next-line portal/text-beside -- always elements */}
      {context.panels.alerts}
    </div>
  )
}
