import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { isDocumentType } from '@/lib/documents/types'
import type { SentCorrection } from '@/lib/requests/queries'

/** What was returned, each with the officer's reason. */
export async function ReturnedList({
  corrections,
  fieldLabels,
}: {
  corrections: Pick<SentCorrection, 'id' | 'target' | 'name' | 'reason'>[]
  /** Namespace of the labels of the type's fields. */
  fieldLabels: string
}) {
  const [t, fields, documents] = await Promise.all([
    getTranslations('requests'),
    getTranslations(fieldLabels),
    getTranslations('documents'),
  ])
  const label = ({ target, name }: { target: string; name: string }) => {
    if (target === 'FIELD') return fields.has(name) ? fields(name) : name
    return isDocumentType(name) ? documents(`types.${name}`) : name
  }
  return (
    <Card title={t('returned.title')} flush>
      <DescriptionList
        items={corrections.map((correction) => ({
          key: correction.id,
          term: label(correction),
          value: <bdi className="whitespace-pre-line">{correction.reason}</bdi>,
        }))}
      />
    </Card>
  )
}
