import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { StatusTag } from '@/components/ui/status-tag'
import { requireAnywhere } from '@/lib/access/require'
import { listDocuments } from '@/lib/documents/queries'
import { requestTypes } from '@/lib/request-types'
import { findRequestHead } from '@/lib/requests/queries'
import { RequestAnswers } from './request-answers'
import { DocumentRows } from '../document-rows'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('details') }
}

export default async function RequestDetailsPage({ params }: Props) {
  const actor = await requireAnywhere('requests.read')
  const request = await findRequestHead(requestTypes, actor, (await params).id)
  if (!request) notFound()
  const documents = await listDocuments(requestTypes, actor, request.id)
  const t = await getTranslations('requests')
  return (
    <>
      <PageHeader
        title={t.rich('answers.title', { number: () => <Ltr>{request.number}</Ltr> })}
        tag={<StatusTag state={request.state} />}
        lead={t('answers.lead')}
        breadcrumbs={[
          { label: t('title'), href: '/requests' },
          { label: <Ltr>{request.number}</Ltr>, href: `/requests/${request.id}` },
          { label: t('details') },
        ]}
      />
      <div className="grid gap-5">
        <RequestAnswers request={request} />
        <Card title={t('answers.documents')} flush>
          <DocumentRows documents={documents} empty={t('answers.noDocuments')} />
        </Card>
      </div>
    </>
  )
}
