import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'

/** What to try when a search found nothing, or what was typed says nothing. */
export async function NothingFound() {
  const t = await getTranslations('tariff.results')
  return (
    <Card>
      <EmptyState icon="search" title={t('none')}>
        <ul className="mx-auto mt-2 grid max-w-xl list-disc gap-1 ps-6 text-start">
          {(['words', 'material', 'code', 'tree'] as const).map((key) => (
            <li key={key}>{t(`try.${key}`)}</li>
          ))}
        </ul>
      </EmptyState>
    </Card>
  )
}
