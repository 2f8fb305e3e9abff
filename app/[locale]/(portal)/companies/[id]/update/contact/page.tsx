import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { EditedAnswersEtag } from '@/components/companies/answers-etag-fields'
import { FieldGroups } from '@/components/companies/field-groups'
import { ActionForm } from '@/components/forms/action-form'
import { FormLegend } from '@/components/forms/form-legend'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { can } from '@/lib/access/permissions'
import { requireAnywhere } from '@/lib/access/require'
import { initialFormState } from '@/lib/actions/saved-form'
import { CONTACT_FIELDS } from '@/lib/companies/change-rules'
import { findCompany } from '@/lib/companies/companies-queries'
import { fieldGroups } from '@/lib/companies/field-view'
import { profileToValues } from '@/lib/companies/profile-values'
import { answersEtag } from '@/lib/companies/answers-etag'
import { valuesForReader } from '../../../values-for-reader'
import { saveContact } from '../actions'
import { UpdateFrame } from '../update-frame'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('myCompanies.contactPage'))('title') }
}

export default async function ContactPage({ params }: Props) {
  const actor = await requireAnywhere('companies.register')
  const company = await findCompany(actor, (await params).id)
  if (!company || company.state !== 'ACTIVE' || !can(actor, 'companies.register', company.id)) notFound()
  const [t, common, companies] = await Promise.all([
    getTranslations('myCompanies.contactPage'),
    getTranslations('common'),
    getTranslations('companies'),
  ])
  return (
    <UpdateFrame
      company={{
        id: company.id,
        names: { ar: company.profile.nameAr ?? '', en: company.profile.nameEn ?? '' },
      }}
      title={t('title')}
      lead={t('lead')}
    >
      <Card>
        <ActionForm
          action={saveContact}
          initial={await initialFormState('companies.update-contact', { companyId: company.id })}
          keep
        >
          <FormLegend />
          <input type="hidden" name="companyId" value={company.id} />
          <FieldGroups
            groups={fieldGroups(companies, CONTACT_FIELDS)}
            values={await valuesForReader(profileToValues(company.profile))}
          />
          <EditedAnswersEtag
            etag={answersEtag({ profile: company.profile, names: CONTACT_FIELDS })}
            href={`/companies/${company.id}/update/contact`}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton icon="saved">{t('save')}</SubmitButton>
            <ButtonLink href={`/companies/${company.id}/update`} variant="quiet">
              {common('cancel')}
            </ButtonLink>
          </div>
        </ActionForm>
      </Card>
    </UpdateFrame>
  )
}
