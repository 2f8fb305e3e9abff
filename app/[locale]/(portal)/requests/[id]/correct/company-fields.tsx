import { getTranslations } from '@/lib/i18n/translations'
import { Answer } from '@/components/companies/answer'
import { ProfileField } from '@/components/companies/profile-field'
import { FormLegend } from '@/components/forms/form-legend'
import { CorrectionNote } from '@/components/requests/correction-note'
import { Card } from '@/components/ui/card'
import { fieldView } from '@/lib/companies/field-view'
import { fieldsOf, isFieldName } from '@/lib/companies/fields'
import type { CorrectionState } from '@/lib/requests/correction-states'
import type { AnswerTexts } from '@/lib/requests/request-type-definition'

/**
 * The returned fields of a company request alone, each with the reason of the officer beside it. Part of the form
 * that sends them.
 */
export async function CompanyFields({ states, values }: { states: CorrectionState[]; values: AnswerTexts }) {
  const [t, companies, common] = await Promise.all([
    getTranslations('requests.correctPage'),
    getTranslations('companies'),
    getTranslations('common'),
  ])
  const fields = states.flatMap(({ correction, done }) =>
    correction.target === 'FIELD' && isFieldName(correction.name)
      ? [{ correction, done, field: fieldView(companies, correction.name) }]
      : [],
  )
  const labels = { officerSays: t('officerSays'), was: t('was'), done: t('done'), todo: t('todo') }
  const answer = { yes: common('yes'), no: common('no'), notProvided: t('empty') }
  const named = new Set<string>(fields.map(({ field }) => field.name))
  const facility = named.has('industrial')
    ? fieldsOf('industrial').filter(({ name }) => !named.has(name))
    : []
  return (
    <Card title={t('fields')}>
      <p className="mb-5 text-ink-2">{t('fieldsHint')}</p>
      <div className="grid gap-6">
        <FormLegend />
        <div>
          {fields.map(({ correction, done, field }) => (
            <CorrectionNote
              key={correction.id}
              reason={correction.reason}
              done={done}
              labels={labels}
              before={<Answer field={field} value={correction.before ?? ''} labels={answer} />}
            >
              <ProfileField field={field} value={values[field.name] ?? ''} />
            </CorrectionNote>
          ))}
        </div>
        {facility.length > 0 && (
          <fieldset className="grid gap-6 border-t border-line pt-5 sm:grid-cols-2">
            <legend className="mb-4 font-semibold">{t('facility')}</legend>
            {facility.map(({ name }) => (
              <ProfileField key={name} field={fieldView(companies, name)} value={values[name] ?? ''} />
            ))}
          </fieldset>
        )}
      </div>
    </Card>
  )
}
