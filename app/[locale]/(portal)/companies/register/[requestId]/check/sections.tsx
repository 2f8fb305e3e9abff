import { getTranslations } from '@/lib/i18n/translations'
import { Answer } from '@/components/companies/answer'
import type { CheckSection } from '@/components/companies/check-sections'
import { Ltr } from '@/components/ui/ltr'
import { StatusTag } from '@/components/ui/status-tag'
import { fieldView } from '@/lib/companies/field-view'
import { fieldsOf } from '@/lib/companies/fields'
import { stepsFor } from '@/lib/companies/steps'
import { registrationPath } from '@/lib/companies/registration-paths'
import { askedFields } from '@/lib/companies/party-details'
import { profileToValues } from '@/lib/companies/profile-values'
import { documentProgress } from '@/lib/companies/registration-rules'
import type { RegistrationView } from '@/lib/companies/registration-queries'
import type { DocumentType } from '@/lib/documents/types'
import { valuesForReader } from '../../../values-for-reader'

async function documentSection(view: RegistrationView): Promise<CheckSection> {
  const [t, types] = await Promise.all([getTranslations('companies'), getTranslations('documents.types')])
  const { required } = documentProgress(view)
  const others = view.documents.filter((type) => !required.includes(type as DocumentType))
  return {
    key: 'documents',
    title: t('steps.documents'),
    href: registrationPath(view.requestId, 'documents?from=check'),
    items: [...required, ...others].map((type) => ({
      key: type,
      term: types(type as DocumentType),
      value: view.documents.includes(type) ? (
        <StatusTag state="UPLOADED" label={t('check.uploaded')} />
      ) : (
        <StatusTag state="MISSING" label={t('check.notUploaded')} />
      ),
    })),
  }
}

/** What will be sent. An unticked facility is not there; what customs holds is named and not shown. */
export async function checkSections(view: RegistrationView): Promise<CheckSection[]> {
  const [t, common] = await Promise.all([getTranslations('companies'), getTranslations('common')])
  const values = await valuesForReader(profileToValues(view.profile))
  const labels = { yes: common('yes'), no: common('no'), notProvided: common('notProvided') }
  const steps = stepsFor(view.profile).map((step): CheckSection => {
    const head = { key: step, title: t(`steps.${step}`) }
    if (askedFields(step, view.held).length === 0) return { ...head, items: [], note: t('check.held') }
    const fields = fieldsOf(step).filter((field) => field.name !== 'commercialRegistrationNumber')
    return {
      ...head,
      href: registrationPath(view.requestId, `${step}?from=check`),
      items: fields.map(({ name }) => {
        const field = fieldView(t, name)
        const value = view.held.includes(name) ? (
          <span className="text-ink-2">{t('check.held')}</span>
        ) : (
          <Answer field={field} value={values[name]} labels={labels} />
        )
        return { key: name, term: field.label, value }
      }),
    }
  })
  const number: CheckSection = {
    key: 'number',
    title: t('check.numberSection'),
    items: [
      {
        key: 'number',
        term: t('fields.commercialRegistrationNumber'),
        value: <Ltr>{view.profile.commercialRegistrationNumber}</Ltr>,
      },
    ],
  }
  return [number, ...steps, await documentSection(view)]
}
