import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Nothing in a trail: because a search found nothing, or because nothing happened yet. */
export async function TrailEmpty({ page, narrowed }: { page: string; narrowed: boolean }) {
  const t = await getTranslations('activity')
  if (!narrowed)
    return (
      <EmptyState icon="history" title={t('empty.title')}>
        {t('empty.body')}
      </EmptyState>
    )
  const all = (
    <ButtonLink href={page} variant="secondary">
      {t('noMatch.action')}
    </ButtonLink>
  )
  return (
    <EmptyState icon="search" title={t('noMatch.title')} action={all}>
      {t('noMatch.body')}
    </EmptyState>
  )
}
