import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { DocumentList } from '@/components/documents/document-list'
import { RequiredList } from '@/components/documents/required-list'
import { UploadForm } from '@/components/documents/upload-form'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { registrationPath } from '@/lib/companies/registration-paths'
import { openDraft } from '@/lib/companies/open-registration'
import { listDocuments } from '@/lib/documents/queries'
import { requestTypes } from '@/lib/request-types'
import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import { localePath } from '@/lib/i18n/locale-path'
import { removeDocumentAction, renameDocumentAction } from '../../../../document-actions'
import { RegistrationFrame } from '../registration-frame'

type Props = {
  params: Promise<{ requestId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies'))('steps.documents') }
}

export default async function DocumentsPage({ params, searchParams }: Props) {
  const actor = await requirePermission('companies.register', null)
  const { requestId } = await params
  const { view, locale } = await openDraft(actor, requestId)
  const [documents, query] = await Promise.all([listDocuments(requestTypes, actor, requestId), searchParams])
  const [t, labels] = await Promise.all([getTranslations('companies'), getTranslations('documents')])
  const present = documents.map((document) => document.type)
  const required = requiredDocumentTypes(view.profile)
  const open = [...required.filter((type) => !present.includes(type)), 'OTHER' as const]
  const back = registrationPath(requestId, 'documents')
  return (
    <RegistrationFrame view={view} title={t('steps.documents')} current="documents">
      <Banner>{t('documents.lead')}</Banner>
      <Card id="required">
        <RequiredList required={required} present={present} />
      </Card>
      <Card title={labels('upload')} id="upload">
        <UploadForm
          requestId={requestId}
          back={localePath(locale, back)}
          types={open}
          first={open[0]}
          problem={query.problem}
        />
      </Card>
      <Card title={labels('title')} id="list">
        <DocumentList
          documents={documents}
          back={back}
          remove={removeDocumentAction}
          rename={renameDocumentAction}
        />
      </Card>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={registrationPath(requestId, 'check')} size="lg" trailing="next">
          {t('tasks.review')}
        </ButtonLink>
        <ButtonLink href={registrationPath(requestId)} variant="quiet" size="lg">
          {t('tasks.listTitle')}
        </ButtonLink>
      </div>
    </RegistrationFrame>
  )
}
