import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { StatusTag } from '@/components/ui/status-tag'
import { can } from '@/lib/access/permissions'
import { requireAnywhere } from '@/lib/access/require'
import { kuwaitDay, now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { Link } from '@/lib/i18n/link'
import { findRequestHistory } from '@/lib/requests/queries'
import { holidaysFrom } from '@/lib/requests/service-level'
import { dueOn, timelineOf } from '@/lib/requests/timeline'
import { startAgainForm } from './actions'
import { ReturnedList } from './returned-list'
import { RequestTimeline } from './timeline-steps'
import { WhatNow } from './what-now'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('timelineTitle') }
}

export default async function RequestPage({ params }: Props) {
  const actor = await requireAnywhere('requests.read')
  const request = await findRequestHistory(actor, (await params).id)
  if (!request) notFound()
  const [t, locale, at] = await Promise.all([getTranslations('requests'), getLocale(), now()])
  const { id, state, type, companyId, corrections } = request
  const waiting = state === 'SUBMITTED' && request.dueAt
  const due = waiting ? dueOn(waiting, at, await holidaysFrom(db, kuwaitDay(at), 60)) : undefined
  const open = corrections.filter((correction) => correction.resolvedAt === null)
  const reason =
    state === 'REJECTED' ? request.events.findLast((event) => event.kind === 'REJECTED')?.reason : undefined
  const mayWork = can(actor, 'companies.register', companyId)
  const draftPath = type === 'COMPANY_CHANGE' ? `/companies/${companyId}/update` : `/companies/register/${id}`
  return (
    <>
      <PageHeader
        title={<Ltr>{request.number}</Ltr>}
        tag={<StatusTag state={state} />}
        breadcrumbs={[{ label: t('title'), href: '/requests' }, { label: <Ltr>{request.number}</Ltr> }]}
        lead={
          <>
            {t(`types.${type}`)} ·{' '}
            <bdi>{(locale === 'ar' ? request.subjectAr : request.subjectEn) || t('unnamed')}</bdi>
          </>
        }
        actions={
          <ButtonLink href={`/requests/${id}/details`} variant="secondary" icon="file">
            {t('details')}
          </ButtonLink>
        }
      />
      <div className="grid gap-5">
        {reason && (
          <Banner tone="stopped" title={t('reason')}>
            <bdi className="whitespace-pre-line">{reason}</bdi>
          </Banner>
        )}
        <WhatNow state={state} due={due} locale={locale}>
          {mayWork && state === 'DRAFT' && (
            <ButtonLink href={draftPath} size="lg" trailing="next">
              {t('continue')}
            </ButtonLink>
          )}
          {mayWork && state === 'RETURNED' && (
            <ButtonLink href={`/requests/${id}/correct`} size="lg" trailing="next">
              {t('correct')}
            </ButtonLink>
          )}
          {mayWork && state === 'REJECTED' && (
            <ActionForm action={startAgainForm} className="contents" idPrefix="again">
              <input type="hidden" name="requestId" value={id} />
              <SubmitButton size="lg" trailing="next">
                {t('startAgain')}
              </SubmitButton>
            </ActionForm>
          )}
          {state === 'APPROVED' && companyId && (
            <ButtonLink href={`/companies/${companyId}`} variant="secondary">
              {t('openCompany')}
            </ButtonLink>
          )}
          {mayWork && state === 'DRAFT' && (
            <ButtonLink href={`/requests/${id}/cancel`} variant="danger">
              {t('cancelDraft')}
            </ButtonLink>
          )}
          {mayWork && (state === 'SUBMITTED' || state === 'RETURNED') && (
            <ButtonLink href={`/requests/${id}/withdraw`} variant="danger">
              {t('withdraw')}
            </ButtonLink>
          )}
        </WhatNow>
        {state === 'RETURNED' && open.length > 0 && <ReturnedList corrections={open} />}
        <Card title={t('timelineTitle')}>
          <RequestTimeline steps={timelineOf(request.events, state)} />
        </Card>
        {request.previousId && (
          <p className="text-sm text-ink-2">
            <Link
              href={`/requests/${request.previousId}`}
              className="text-primary underline underline-offset-4"
            >
              {t('previous')}
            </Link>
          </p>
        )}
      </div>
    </>
  )
}
