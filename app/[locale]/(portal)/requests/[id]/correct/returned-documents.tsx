import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { UploadForm } from '@/components/documents/upload-form'
import { CorrectionNote } from '@/components/requests/correction-note'
import { Card } from '@/components/ui/card'
import { isDocumentType, type DocumentType } from '@/lib/documents/types'
import type { CorrectionState } from '@/lib/requests/correction-states'
import type { ReturnedRequest } from '@/lib/requests/returned-query'
import { ReturnedDocument } from './returned-document'

type Props = {
  request: Pick<ReturnedRequest, 'id' | 'documents'>
  states: CorrectionState[]
  needed: readonly string[]
  problem?: string | string[]
}

/**
 * The returned documents, each with the officer's reason and its current version, and the form for a new one.
 */
export async function ReturnedDocuments({ request, states, needed, problem }: Props) {
  const [t, names, locale] = await Promise.all([
    getTranslations('requests.correctPage'),
    getTranslations('documents'),
    getLocale(),
  ])
  const returned = states.flatMap(({ correction, done }) =>
    correction.target === 'DOCUMENT' && isDocumentType(correction.name)
      ? [{ correction, done, type: correction.name as DocumentType }]
      : [],
  )
  const added = needed.filter(isDocumentType).filter((type) => !returned.some((one) => one.type === type))
  if (returned.length === 0 && added.length === 0) return null
  const labels = { officerSays: t('officerSays'), was: t('was'), done: t('done'), todo: t('todo') }
  const types = [...new Set([...returned.map(({ type }) => type), ...added])]
  return (
    <Card title={t('documents')}>
      <p className="mb-5 text-ink-2">{t('documentsHint')}</p>
      <div>
        {returned.map(({ correction, done, type }) => (
          <CorrectionNote key={correction.id} reason={correction.reason} done={done} labels={labels}>
            <h3 id={`fix-document-${type}`} className="scroll-mt-24 text-base">
              {names(`types.${type}`)}
            </h3>
            {request.documents
              .filter((document) => document.type === type)
              .map((document) => (
                <ReturnedDocument key={document.id} document={document} />
              ))}
          </CorrectionNote>
        ))}
      </div>
      {added.length > 0 && (
        <div className="mt-4">
          <p>{t('nowNeeded')}</p>
          <ul className="list-disc ps-6">
            {added.map((type) => (
              <li key={type} id={`fix-document-${type}`} className="scroll-mt-24">
                {names(`types.${type}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="mt-6 border-t border-line pt-5">
        <h3 className="mb-4 text-base">{t('upload')}</h3>
        <UploadForm
          requestId={request.id}
          back={`/${locale}/requests/${request.id}/correct`}
          types={types}
          first={returned.find(({ done }) => !done)?.type ?? types[0]}
          problem={problem}
          replace
          others={types.includes('OTHER') ? request.documents.filter(({ type }) => type === 'OTHER') : []}
        />
      </div>
    </Card>
  )
}
