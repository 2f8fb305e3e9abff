import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { requireAnywhere } from '@/lib/access/require'
import { initialFormState } from '@/lib/actions/saved-form'
import { db } from '@/lib/db/client'
import { correctionStates } from '@/lib/requests/correction-states'
import { requestTypes } from '@/lib/request-types'
import { getRequestType } from '@/lib/requests/request-type-definition'
import { findReturned } from '@/lib/requests/returned-query'
import { neededDocuments } from '@/lib/requests/submission-validation'
import { now } from '@/lib/core/clock'
import { CorrectionForm } from './correction-form'
import { ReturnedDocuments } from './returned-documents'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests.correctPage'))('title') }
}

export default async function CorrectPage({ params, searchParams }: Props) {
  const actor = await requireAnywhere('requests.act')
  const request = await findReturned(requestTypes, actor, (await params).id)
  if (!request) notFound()
  if (request.state !== 'RETURNED') redirect(`/${await getLocale()}/requests/${request.id}`)
  const [t, requests, notices] = await Promise.all([
    getTranslations('requests.correctPage'),
    getTranslations('requests'),
    getTranslations('notices'),
  ])
  const definition = getRequestType(requestTypes, request.type)
  const masked = await definition.shown(db, request.id, { maskPersonal: true })
  const states = correctionStates(request.corrections, masked, request.documents)
  const query = await searchParams
  // Only a changed answer can ask for another paper.
  const needed = states.some(({ correction }) => correction.target === 'FIELD')
    ? await neededDocuments(db, definition, request.id, await now())
    : []
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        breadcrumbs={[
          { label: requests('title'), href: '/requests' },
          { label: <Ltr>{request.number}</Ltr>, href: `/requests/${request.id}` },
          { label: t('title') },
        ]}
      />
      <div className="grid gap-5">
        {query.saved === '1' && (
          <Banner tone="success" live>
            {notices('saved')}
          </Banner>
        )}
        <ReturnedDocuments request={request} states={states} needed={needed} problem={query.problem} />
        <CorrectionForm
          request={request}
          states={states}
          initial={await initialFormState('requests.correct', { requestId: request.id })}
        />
      </div>
    </>
  )
}
