import { getTranslations } from '@/lib/i18n/translations'
import { Answer } from '@/components/companies/answer'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { fieldView } from '@/lib/companies/field-view'
import { fieldsOf } from '@/lib/companies/fields'
import { stepsFor } from '@/lib/companies/steps'
import { displayValues, type ProfileColumns } from '@/lib/companies/profile-values'
import { valuesForReader } from './values-for-reader'

/**
 * All answers of a profile, step by step, for reading. Civil ID and residency number masked: enough to
 * recognise one's own.
 */
export async function AnswerSections({ profile }: { profile: ProfileColumns }) {
  const [t, common] = await Promise.all([getTranslations('companies'), getTranslations('common')])
  const values = await valuesForReader(displayValues(profile, { maskPersonal: true }))
  const labels = { yes: common('yes'), no: common('no'), notProvided: common('notProvided') }
  return stepsFor(profile).map((step) => (
    <Card key={step} id={`answers-${step}`} title={t(`steps.${step}`)} flush>
      <DescriptionList
        items={fieldsOf(step).map(({ name }) => {
          const field = fieldView(t, name)
          return {
            key: name,
            term: field.label,
            value: <Answer field={field} value={values[name]} labels={labels} />,
          }
        })}
      />
    </Card>
  ))
}
