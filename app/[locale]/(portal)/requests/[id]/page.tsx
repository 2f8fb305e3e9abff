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
import { requireAnywhere } from '@/lib/access/require'
import { kuwaitDay, now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { Link } from '@/lib/i18n/link'
import { requestTypes } from '@/lib/request-types'
import { findRequestHistory } from '@/lib/requests/queries'
import type { RequestType } from '@/lib/requests/request-type'
import { correctionPath, getRequestType } from '@/lib/requests/request-type-definition'
import { requestSubject } from '@/lib/requests/request-subject'
import { mayAct } from '@/lib/requests/scope'
import { holidaysFrom } from '@/lib/requests/service-level'
import { dueOn, timelineOf } from '@/lib/requests/timeline'
import { AccessReasons } from '../../access-reasons'
import { reapplyForm } from './actions'
import { ReturnedList } from './returned-list'
import { RequestTimeline } from './request-timeline'
import { WhatNow } from './what-now'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('timelineTitle') }
}

export default async function RequestPage({ params, searchParams }: Props) {
  const actor = await requireAnywhere('requests.read')
  const request = await findRequestHistory(requestTypes, actor, (await params).id)
  if (!request) notFound()
  const [t, locale, at] = await Promise.all([getTranslations('requests'), getLocale(), now()])
  const { id, state, type, corrections } = request
  const definition = getRequestType(requestTypes, type)
  const waiting = state === 'SUBMITTED' && request.dueAt
  const due = waiting ? dueOn(waiting, at, await holidaysFrom(db, kuwaitDay(at), 60)) : undefined
  const open = corrections.filter((correction) => correction.resolvedAt === null)
  const reason =
    state === 'REJECTED' ? request.events.findLast((event) => event.kind === 'REJECTED')?.reason : undefined
  const suspended = request.company?.state === 'SUSPENDED'
  const mayWork = !suspended && mayAct(definition, actor, request)
  const done = state === 'APPROVED' ? definition.paths.done(request) : undefined
  return (
    <>
      <PageHeader
        title={<Ltr>{request.number}</Ltr>}
        tag={<StatusTag state={state} />}
        breadcrumbs={[{ label: t('title'), href: '/requests' }, { label: <Ltr>{request.number}</Ltr> }]}
        lead={
          <>
            {t(`types.${type as RequestType}`)} ·{' '}
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
        {suspended && (
          <Banner
            tone="stopped"
            title={t('companySuspended')}
            action={
              <ButtonLink href={`/companies/${request.companyId}`} variant="secondary" size="sm">
                {t('companySuspendedWhy')}
              </ButtonLink>
            }
          >
            {t('companySuspendedText')}
          </Banner>
        )}
        {reason && (
          <Banner tone="stopped" title={t('reason')}>
            <bdi className="whitespace-pre-line">{reason}</bdi>
          </Banner>
        )}
        <WhatNow state={state} due={due} locale={locale}>
          {mayWork && state === 'DRAFT' && (
            <ButtonLink href={definition.paths.draft(request)} size="lg" trailing="next">
              {t('continue')}
            </ButtonLink>
          )}
          {mayWork && state === 'RETURNED' && (
            <ButtonLink href={correctionPath(id)} size="lg" trailing="next">
              {t('correct')}
            </ButtonLink>
          )}
          {mayWork && state === 'REJECTED' && (
            <ActionForm action={reapplyForm} className="contents" idPrefix="again">
              <input type="hidden" name="requestId" value={id} />
              <SubmitButton size="lg" trailing="next">
                {t('startAgain')}
              </SubmitButton>
            </ActionForm>
          )}
          {done && (
            <ButtonLink href={done} variant="secondary">
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
        {state === 'RETURNED' && open.length > 0 && (
          <ReturnedList corrections={open} fieldLabels={definition.labels.fields} />
        )}
        <Card title={t('timelineTitle')}>
          <RequestTimeline
            steps={timelineOf(request.events, state, request.ofType)}
            typeEvents={definition.labels.events}
          />
        </Card>
        <AccessReasons
          actor={actor}
          path={`/requests/${id}`}
          why={(await searchParams).why}
          subject={() => requestSubject(definition, request)}
        />
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
