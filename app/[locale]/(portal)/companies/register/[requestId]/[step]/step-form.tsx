import { getTranslations } from '@/lib/i18n/translations'
import { EditedAnswersEtag } from '@/components/companies/answers-etag-fields'
import { FieldGroups } from '@/components/companies/field-groups'
import { ActionForm } from '@/components/forms/action-form'
import { FormLegend } from '@/components/forms/form-legend'
import { SubmitButton } from '@/components/forms/submit-button'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/saved-form'
import { fieldGroups } from '@/lib/companies/field-view'
import type { StepName } from '@/lib/companies/steps'
import { registrationPath } from '@/lib/companies/registration-paths'
import { askedFields } from '@/lib/companies/party-details'
import { profileToValues } from '@/lib/companies/profile-values'
import { formFields } from '@/lib/companies/registration-commands'
import type { RegistrationView } from '@/lib/companies/registration-queries'
import { answersEtag } from '@/lib/companies/answers-etag'
import { valuesForReader } from '../../../values-for-reader'
import { saveStepAction } from '../actions'

/** One step as a form: "next" checks and saves it, "save and come back later" keeps what is there. */
export async function StepForm({
  view,
  step,
  from,
}: {
  view: RegistrationView
  step: StepName
  from: 'check' | 'tasks'
}) {
  const [t, common] = await Promise.all([getTranslations('companies'), getTranslations('common')])
  const groups = fieldGroups(t, askedFields(step, view.held))
  const fixed = view.role === 'MAIN'
  for (const field of groups.flatMap((group) => group.fields)) {
    if (fixed && field.name === 'commercialRegistrationNumber') field.hint = t('step.numberTaken')
  }
  const initial = await initialFormState('companies.save-step', { requestId: view.requestId, step })
  return (
    <Card>
      <ActionForm action={saveStepAction} initial={initial} keep>
        <FormLegend />
        <input type="hidden" name="requestId" value={view.requestId} />
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="from" value={from} />
        <FieldGroups
          groups={groups}
          values={await valuesForReader(profileToValues(view.profile))}
          readOnly={fixed ? ['commercialRegistrationNumber'] : []}
        />
        <EditedAnswersEtag
          etag={answersEtag({ profile: view.profile, names: formFields(step, view) })}
          href={registrationPath(view.requestId, step)}
        />
        <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5">
          <SubmitButton name="intent" value="next" size="lg" trailing={from === 'check' ? undefined : 'next'}>
            {from === 'check' ? t('step.toCheck') : common('next')}
          </SubmitButton>
          <SubmitButton name="intent" value="later" variant="quiet">
            {common('saveAndReturn')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
