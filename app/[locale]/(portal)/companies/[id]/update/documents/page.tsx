import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { DocumentList } from '@/components/documents/document-list'
import { RequiredList } from '@/components/documents/required-list'
import { UploadForm } from '@/components/documents/upload-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { requireAnywhere } from '@/lib/access/require'
import { COMPANY_DOCUMENTS } from '@/lib/companies/document-rules'
import { findChangeDraft } from '@/lib/companies/change-query'
import { listDocuments } from '@/lib/documents/queries'
import { requestTypes } from '@/lib/request-types'
import { removeDocumentAction, renameDocumentAction } from '../../../../document-actions'
import { UpdateFrame } from '../update-frame'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('myCompanies.documentsPage'))('title') }
}

export default async function ChangeDocumentsPage({ params, searchParams }: Props) {
  const actor = await requireAnywhere('companies.register')
  const { id } = await params
  const draft = await findChangeDraft(actor, id)
  const locale = await getLocale()
  if (!draft) redirect(`/${locale}/companies/${encodeURIComponent(id)}/update`)
  const documents = await listDocuments(requestTypes, actor, draft.requestId)
  const t = await getTranslations('myCompanies')
  const path = `/companies/${id}/update/documents`
  const types = [...draft.required, ...COMPANY_DOCUMENTS.filter((type) => !draft.required.includes(type))]
  const present = documents.map(({ type }) => type)
  return (
    <UpdateFrame
      company={{ id, names: draft.names }}
      title={t('documentsPage.title')}
      lead={t('documentsPage.lead')}
    >
      <Card title={t('documentsPage.required')}>
        {draft.required.length > 0 ? (
          <RequiredList required={draft.required} present={present} />
        ) : (
          <p className="text-ink-2">{t('documentsPage.none')}</p>
        )}
      </Card>
      <Card title={t('documentsPage.upload')}>
        <UploadForm
          requestId={draft.requestId}
          back={`/${locale}${path}`}
          types={types}
          first={draft.required.find((type) => !present.includes(type))}
          problem={(await searchParams).problem}
        />
      </Card>
      {documents.length > 0 && (
        <Card title={t('checkPage.documents')}>
          <DocumentList
            documents={documents}
            back={path}
            remove={removeDocumentAction}
            rename={renameDocumentAction}
          />
        </Card>
      )}
      <div>
        <ButtonLink href={`/companies/${id}/update`} variant="secondary">
          {t('updatePage.backToUpdate')}
        </ButtonLink>
      </div>
    </UpdateFrame>
  )
}
