import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { EditedAnswersEtag } from '@/components/companies/answers-etag-fields'
import { FieldGroups } from '@/components/companies/field-groups'
import { ActionForm } from '@/components/forms/action-form'
import { FormLegend } from '@/components/forms/form-legend'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { requireAnywhere } from '@/lib/access/require'
import { initialFormState } from '@/lib/actions/saved-form'
import { findChangeDraft } from '@/lib/companies/change-query'
import { changeFieldsOf } from '@/lib/companies/change-rules'
import { fieldGroups } from '@/lib/companies/field-view'
import { isStepName, stepsFor } from '@/lib/companies/steps'
import { profileToValues } from '@/lib/companies/profile-values'
import { answersEtag } from '@/lib/companies/answers-etag'
import { valuesForReader } from '../../../values-for-reader'
import { saveStep } from '../actions'
import { UpdateFrame } from '../update-frame'

type Props = {
  params: Promise<{ id: string; step: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('myCompanies.updatePage'))('title') }
}

export default async function ChangeStepPage({ params, searchParams }: Props) {
  const actor = await requireAnywhere('companies.register')
  const { id, step } = await params
  if (!isStepName(step)) notFound()
  const draft = await findChangeDraft(actor, id)
  // Sent, ended or never begun: the page before says which.
  if (!draft || !stepsFor(draft.profile).includes(step))
    redirect(`/${await getLocale()}/companies/${encodeURIComponent(id)}/update`)
  const [t, common, companies] = await Promise.all([
    getTranslations('myCompanies.updatePage'),
    getTranslations('common'),
    getTranslations('companies'),
  ])
  return (
    <UpdateFrame
      company={{ id, names: draft.names }}
      title={t(`step.${step}`)}
      lead={<Ltr>{draft.number}</Ltr>}
      saved={(await searchParams).saved === '1'}
    >
      <Card>
        <ActionForm
          action={saveStep}
          initial={await initialFormState('companies.save-change-step', { companyId: id, step })}
          keep
        >
          <FormLegend />
          <input type="hidden" name="companyId" value={id} />
          <input type="hidden" name="step" value={step} />
          <FieldGroups
            groups={fieldGroups(companies, changeFieldsOf(step))}
            values={await valuesForReader(profileToValues(draft.profile))}
          />
          <EditedAnswersEtag
            etag={answersEtag({ profile: draft.profile, names: changeFieldsOf(step) })}
            href={`/companies/${id}/update/${step}`}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton icon="saved">{t('saveStep')}</SubmitButton>
            <ButtonLink href={`/companies/${id}/update`} variant="quiet">
              {common('cancel')}
            </ButtonLink>
          </div>
        </ActionForm>
      </Card>
    </UpdateFrame>
  )
}
