import { getTranslations } from '@/lib/i18n/translations'
import { AnswersSeen } from '@/components/companies/answers-seen'
import { Answer } from '@/components/companies/answer'
import { ProfileField } from '@/components/companies/profile-field'
import { ActionForm } from '@/components/forms/action-form'
import { FormLegend } from '@/components/forms/form-legend'
import { SubmitButton } from '@/components/forms/submit-button'
import { CorrectionNote } from '@/components/requests/correction-note'
import { Card } from '@/components/ui/card'
import type { FormState } from '@/lib/actions/form-state'
import { fieldView } from '@/lib/companies/field-view'
import { fieldsOf, isFieldName } from '@/lib/companies/fields'
import { profileToValues, type ProfileColumns } from '@/lib/companies/profile-values'
import { stampOf } from '@/lib/companies/stamp'
import { returnedFields, type CorrectionState } from '@/lib/requests/correction-states'
import { saveForm } from './actions'

type Props = { requestId: string; states: CorrectionState[]; profile: ProfileColumns; initial: FormState }

/** The returned fields alone, each with the officer's reason beside it. */
export async function ReturnedFields({ requestId, states, profile, initial }: Props) {
  const [t, companies, common] = [await getTranslations('requests.correctPage'), await getTranslations('companies'), await getTranslations('common')]
  const fields = states.flatMap(({ correction, done }) =>
    (correction.target === 'FIELD' && isFieldName(correction.name) ? [{ correction, done, field: fieldView(companies, correction.name) }] : []))
  if (fields.length === 0) return null
  const values = profileToValues(profile)
  const words = { officerSays: t('officerSays'), was: t('was'), done: t('done'), todo: t('todo') }
  const answer = { yes: common('yes'), no: common('no'), notProvided: t('empty') }
  const named = new Set<string>(fields.map(({ field }) => field.name))
  const facility = named.has('industrial') ? fieldsOf('industrial').filter(({ name }) => !named.has(name)) : []
  return (
    <Card title={t('fields')}>
      <p className="mb-5 text-ink-2">{t('fieldsHint')}</p>
      <ActionForm action={saveForm} initial={initial} idPrefix="fix" keep>
        <FormLegend />
        <input type="hidden" name="requestId" value={requestId} />
        <div>
          {fields.map(({ correction, done, field }) => (
            <CorrectionNote key={correction.id} reason={correction.reason} done={done} words={words}
              before={<Answer field={field} value={correction.before ?? ''} words={answer} />}>
              <ProfileField field={field} value={values[field.name]} />
            </CorrectionNote>
          ))}
        </div>
        {facility.length > 0 && (
          <fieldset className="grid gap-6 border-t border-line pt-5 sm:grid-cols-2">
            <legend className="mb-4 font-semibold">{t('facility')}</legend>
            {facility.map(({ name }) => <ProfileField key={name} field={fieldView(companies, name)} value={values[name]} />)}
          </fieldset>
        )}
        <AnswersSeen stamp={stampOf({ profile, names: returnedFields(states.map(({ correction }) => correction)) })} href={`/requests/${requestId}/correct`} />
        <div><SubmitButton variant="secondary" icon="saved">{t('save')}</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}
