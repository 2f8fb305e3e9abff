import { getTranslations } from '@/lib/i18n/translations'
import { EditedAnswersEtag, SubmittedDocumentsEtag } from '@/components/companies/answers-etag-fields'
import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/forms/checkbox'
import { SubmitButton } from '@/components/forms/submit-button'
import { CorrectionCount } from '@/components/requests/correction-count'
import { UploadPending } from '@/components/requests/upload-pending'
import { Card } from '@/components/ui/card'
import type { FormState } from '@/lib/actions/form-state'
import { etagOf } from '@/lib/core/etag'
import { db } from '@/lib/db/client'
import { isDocumentType } from '@/lib/documents/types'
import { requestTypes } from '@/lib/request-types'
import {
  returnedDocumentsShown,
  returnedFields,
  type CorrectionState,
} from '@/lib/requests/correction-states'
import { getRequestType } from '@/lib/requests/request-type-definition'
import type { ReturnedRequest } from '@/lib/requests/returned-query'
import { valuesForReader } from '../../../companies/values-for-reader'
import { correctForm } from './actions'
import { ReturnedFields } from './returned-fields'

type Props = { request: ReturnedRequest; states: CorrectionState[]; initial: FormState }

/**
 * One form for the returned fields and for sending: what is sent is what stands in it. Saving for later is
 * its second button.
 */
export async function CorrectionForm({ request, states, initial }: Props) {
  const [t, documents] = await Promise.all([
    getTranslations('requests.correctPage'),
    getTranslations('documents'),
  ])
  const definition = getRequestType(requestTypes, request.type)
  const values = await definition.shown(db, request.id, { maskPersonal: false })
  const shown = await valuesForReader(values)
  const left = states.filter(({ done }) => !done).map(({ correction }) => correction)
  const fields = states.filter(
    ({ correction }) => correction.target === 'FIELD' && definition.fields.names.includes(correction.name),
  )
  const papers = left.flatMap(({ target, name }) =>
    target === 'DOCUMENT' && isDocumentType(name) ? [documents(`types.${name}`)] : [],
  )
  const href = `/requests/${request.id}/correct`
  const counts = Array.from({ length: states.length + 1 }, (_, done) =>
    t('progress', { done, all: states.length }),
  )
  return (
    <ActionForm action={correctForm} initial={initial} idPrefix="fix" className="grid gap-5" keep>
      <input type="hidden" name="requestId" value={request.id} />
      <input type="hidden" name="version" value={request.version} />
      {fields.length > 0 && <ReturnedFields type={request.type} states={states} values={shown} />}
      <Card title={t('sendTitle')}>
        <div className="grid gap-5">
          <CorrectionCount
            counts={counts}
            done={states.length - left.length}
            fields={fields.map(({ correction: { name }, done }) => ({ name, done }))}
          />
          {papers.length > 0 && (
            <div>
              <p>{t('missingDocuments')}</p>
              <ul className="list-disc ps-6">
                {papers.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </div>
          )}
          {fields.some(({ done }) => !done) && (
            <Checkbox name="unchanged" label={t('confirmUnchanged')} hint={t('confirmUnchangedHint')} />
          )}
          <EditedAnswersEtag
            etag={etagOf({ values, names: returnedFields(definition, request.corrections) })}
            href={href}
          />
          <SubmittedDocumentsEtag
            etag={etagOf(returnedDocumentsShown(request.corrections, request.documents))}
            href={href}
          />
          <UploadPending text={t('uploadPending')} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton size="lg" name="intent" value="send">
              {t('send')}
            </SubmitButton>
            {fields.length > 0 && (
              <SubmitButton size="lg" variant="secondary" icon="saved" name="intent" value="save">
                {t('save')}
              </SubmitButton>
            )}
          </div>
        </div>
      </Card>
    </ActionForm>
  )
}
