import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from './button'

/** Keyset paging: the next page, and back to the first. Addresses carry the key. */
export async function Pagination({
  previous,
  next,
  first,
}: {
  previous?: string
  next?: string
  first?: string
}) {
  if (!previous && !next && !first) return null
  const t = await getTranslations('ui.pagination')
  return (
    <nav
      aria-label={t('name')}
      className="no-print flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6"
    >
      <div className="flex flex-wrap gap-3">
        {first && (
          <ButtonLink href={first} variant="quiet" size="sm">
            {t('first')}
          </ButtonLink>
        )}
        {previous && (
          <ButtonLink href={previous} variant="secondary" size="sm" icon="back">
            {t('previous')}
          </ButtonLink>
        )}
      </div>
      {next && (
        <ButtonLink href={next} variant="secondary" size="sm" trailing="next">
          {t('next')}
        </ButtonLink>
      )}
    </nav>
  )
}
