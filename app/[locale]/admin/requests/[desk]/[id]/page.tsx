import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { requireAnywhere } from '@/lib/access/require'
import { recordAudit } from '@/lib/audit/audit'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { isPostResponse } from '@/lib/http/is-post-response'
import { findReview } from '@/lib/requests/office-review'
import type { Params } from '../filters'
import { openDesk } from '../open-desk'
import { DecisionPanel } from './decision-panel'
import { reviewContext } from './review-context'
import { ReviewAlerts } from './review-alerts'
import { ReviewDocuments } from './review-documents'
import { ReviewHead } from './review-head'
import { ReviewHistory } from './review-history'
import { ReviewNotes } from './review-notes'
import { reviewPanels } from './review-panels'

type Props = { params: Promise<{ desk: string; id: string }>; searchParams: Promise<Params> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.review'))('title') }
}

/** One request: data and documents side by side, and everything that can be done with it. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const actor = await requireAnywhere('requests.oversee')
  const [{ desk, id }, query, at] = await Promise.all([params, searchParams, now()])
  const review = await findReview(openDesk(actor, desk).types, actor, id, at)
  if (!review) notFound()
  const context = reviewContext(
    review,
    await reviewPanels(review),
    actor,
    at,
    query,
    isPostResponse(await headers()),
  )
  if (context.showPersonal) {
    await recordAudit(db, actor, at, {
      event: 'personal-data.viewed',
      subject: 'Request',
      subjectId: review.id,
      accountId: review.accountId,
      details: { number: review.number },
    })
  }
  return (
    <>
      <ReviewHead context={context} />
      <ReviewAlerts context={context} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="grid min-w-0 gap-6">
          {/* eslint-disable-next-line portal/text-beside -- always elements */}
          {context.panels.answers(context)}
          <DecisionPanel context={context} />
          <ReviewNotes context={context} />
          <ReviewHistory context={context} />
        </div>
        <ReviewDocuments actor={actor} context={context} />
      </div>
    </>
  )
}
