import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { changeFields, differencesOf, requiredForChange } from '@/lib/companies/change-rules'
import { getCompanyReviewUnscoped, type CompanyReview } from '@/lib/companies/company-review'
import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import { fieldView, type CompaniesText } from '@/lib/companies/field-view'
import { FIELD_NAMES, isFieldName, type FieldName } from '@/lib/companies/fields'
import { profileToValues } from '@/lib/companies/profile-values'
import type { Review } from '@/lib/requests/office-review'
import { CompanyAnswers } from './company-answers'
import type { ReviewPanels } from './review-panels'

/** A change needs the documents of what it changes, a registration those of a company. */
function requiredTypes(isChange: boolean, { profile, base }: CompanyReview): readonly string[] {
  if (!isChange) return requiredDocumentTypes(profile)
  return base ? requiredForChange(differencesOf(profileToValues(base), profileToValues(profile))) : []
}

/**
 * Fields that can be returned: a change covers only some, the main company's number is corrected by the office.
 */
function returnableFields(isChange: boolean, { profile, role }: CompanyReview): ReadonlySet<FieldName> {
  if (isChange) return new Set(changeFields(profile))
  return new Set(FIELD_NAMES.filter((name) => name !== 'commercialRegistrationNumber' || role === 'BRANCH'))
}

/** What the review page shows of a company's registration or change. */
export async function companyPanels(review: Review): Promise<ReviewPanels> {
  const company = await getCompanyReviewUnscoped(review.id)
  const companies = (await getTranslations('companies')) as unknown as CompaniesText
  const t = await getTranslations('office.confirm.approve')
  const isChange = review.type === 'COMPANY_CHANGE'
  const returnable = returnableFields(isChange, company)
  return {
    answers: (context) => <CompanyAnswers {...{ context, company, isChange, returnable }} />,
    alerts: <NumberAlerts company={company} />,
    approval: t(isChange ? 'change' : 'registration'),
    fieldLabel: (name) => (isFieldName(name) ? fieldView(companies, name).label : name),
    required: requiredTypes(isChange, company),
  }
}

/** Who else claims the commercial registration number. */
async function NumberAlerts({ company }: { company: CompanyReview }) {
  const t = await getTranslations('office.alerts')
  return (
    <>
      {company.numberHeld && (
        <Banner tone="warn" title={t('numberHeld')}>
          {t('numberHeldText')}
        </Banner>
      )}
      {company.numberAsked && (
        <Banner tone="warn" title={t('numberAsked')}>
          {t('numberAskedText')}
        </Banner>
      )}
    </>
  )
}
