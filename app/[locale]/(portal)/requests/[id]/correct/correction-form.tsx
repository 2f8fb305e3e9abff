import { getTranslations } from '@/lib/i18n/translations'
import { AnswersSeen, PapersChecked } from '@/components/companies/answers-seen'
import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/forms/checkbox'
import { SubmitButton } from '@/components/forms/submit-button'
import { CorrectionCount } from '@/components/requests/correction-count'
import { UploadPending } from '@/components/requests/upload-pending'
import { Card } from '@/components/ui/card'
import type { FormState } from '@/lib/actions/form-state'
import { isFieldName } from '@/lib/companies/fields'
import type { ProfileColumns } from '@/lib/companies/profile-values'
import { stampOf } from '@/lib/companies/stamp'
import { isDocumentType } from '@/lib/documents/types'
import { papersShown } from '@/lib/requests/correct-and-resubmit'
import { returnedFields, type CorrectionState } from '@/lib/requests/correction-states'
import type { ReturnedRequest } from '@/lib/requests/returned-query'
import { correctForm } from './actions'
import { ReturnedFields } from './returned-fields'

type Props = {
  request: ReturnedRequest
  states: CorrectionState[]
  profile: ProfileColumns
  initial: FormState
}

/**
 * One form for the returned fields and for sending: what is sent is what stands in it. Saving for later is
 * its second button.
 */
export async function CorrectionForm({ request, states, profile, initial }: Props) {
  const [t, documents] = await Promise.all([
    getTranslations('requests.correctPage'),
    getTranslations('documents'),
  ])
  const left = states.filter(({ done }) => !done).map(({ correction }) => correction)
  const fields = states.filter(
    ({ correction }) => correction.target === 'FIELD' && isFieldName(correction.name),
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
      {fields.length > 0 && <ReturnedFields states={states} profile={profile} />}
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
          <AnswersSeen stamp={stampOf({ profile, names: returnedFields(request.corrections) })} href={href} />
          <PapersChecked
            stamp={stampOf(papersShown(profile, request.corrections, request.documents))}
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
