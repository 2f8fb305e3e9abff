import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { Deadline } from '@/components/ui/deadline'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { StatusTag } from '@/components/ui/status-tag'
import { Tag } from '@/components/ui/tag'
import { observeHref } from '@/lib/access/observe-href'
import { ageOf } from '@/lib/requests/office-queue'
import type { RequestType } from '@/lib/requests/request-type'
import { claim, release } from '../actions'
import { deskTitle } from '../desk-title'
import { queueHref } from '../filters'
import { showHref, type ReviewContext } from './review-context'

/** Number, company, age, who has it, and taking or giving it back. */
export async function ReviewHead({ context }: { context: ReviewContext }) {
  const { review, at, mine } = context
  const [t, locale] = await Promise.all([getTranslations('office.review'), getLocale()])
  const open = review.state === 'SUBMITTED'
  const closed = !open && review.state !== 'RETURNED'
  const overdue = open && review.dueAt !== null && review.dueAt < at
  const subject = locale === 'ar' ? review.subjectAr : review.subjectEn
  return (
    <PageHeader
      breadcrumbs={[
        { label: await deskTitle(context.desk), href: queueHref(context.desk, {}) },
        { label: <Ltr>{review.number}</Ltr> },
      ]}
      title={
        <>
          <Ltr>{review.number}</Ltr> <bdi>{subject}</bdi>
        </>
      }
      tag={
        <>
          {!open && <StatusTag state={review.state} />}
          {overdue && <StatusTag state="OVERDUE" />}
          {!closed && mine && <StatusTag state="MINE" />}
          {!closed && !mine && review.assignedName && (
            <Tag icon="user">
              {t('with')} <bdi>{review.assignedName}</bdi>
            </Tag>
          )}
          {open && !mine && !review.assignedName && <StatusTag state="UNASSIGNED" />}
        </>
      }
      lead={
        <>
          <span>{t(`types.${review.type as RequestType}`)}</span>
          <span>
            {' '}
            · {t('submitted')} <DateTime at={review.submittedAt} />
          </span>
          <span>
            {' '}
            ·{' '}
            {t(closed && review.decidedAt ? 'took' : 'age', {
              days: ageOf(review, at, new Set(review.holidays)),
            })}
          </span>
          {open && review.dueAt && (
            <span>
              {' '}
              · {t('due')} <Deadline at={new Date(review.dueAt.getTime() - 1)} locale={locale} />
            </span>
          )}
          <span>
            {' '}
            · <bdi>{locale === 'ar' ? review.legalEntityAr : review.legalEntityEn}</bdi>
          </span>
        </>
      }
      actions={
        <>
          {context.mayObserve && (
            <ButtonLink href={observeHref(review.accountId)} variant="quiet" size="sm" icon="eye">
              {t('observe')}
            </ButtonLink>
          )}
          <Holding
            context={context}
            labels={{ claim: t('claim'), release: t('release'), takeOver: t('takeOver') }}
          />
        </>
      }
    />
  )
}

function Holding({
  context,
  labels,
}: {
  context: ReviewContext
  labels: { claim: string; release: string; takeOver: string }
}) {
  const { review, officer, mine } = context
  if (!officer || (review.state !== 'SUBMITTED' && review.state !== 'RETURNED')) return null
  if (review.assignedToId && !mine)
    return (
      <ButtonLink
        href={showHref(context, { confirm: 'take-over' }, 'decision')}
        variant="secondary"
        size="sm"
      >
        {labels.takeOver}
      </ButtonLink>
    )
  return (
    <ActionForm
      action={mine ? release : claim}
      className="grid gap-2"
      idPrefix="holding"
      key={mine ? 'release' : 'claim'}
    >
      <input type="hidden" name="requestId" value={review.id} />
      <SubmitButton variant={mine ? 'quiet' : 'secondary'} size="sm" icon={mine ? 'undo' : 'user-check'}>
        {mine ? labels.release : labels.claim}
      </SubmitButton>
    </ActionForm>
  )
}
