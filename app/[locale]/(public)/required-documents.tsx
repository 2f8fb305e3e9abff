import { getTranslations } from '@/lib/i18n/translations'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/lib/i18n/link'

const DOCUMENTS = ['commercial', 'import', 'civilId', 'signature', 'industrial'] as const

/** The documents to have at hand, told before anybody begins. */
export async function RequiredDocuments() {
  const t = await getTranslations('public.prepare')
  return (
    <section
      aria-labelledby="prepare"
      className="rounded-card border border-line bg-surface p-5 shadow-card sm:p-6"
    >
      <h2 id="prepare" className="text-xl">
        {t('title')}
      </h2>
      <ul className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
        {DOCUMENTS.map((key) => (
          <li key={key} className="flex items-start gap-2.5">
            <Icon name="file" className="mt-1 text-primary" />
            {t(`items.${key}`)}
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm text-ink-2">
        {t('formats')}{' '}
        <Link
          href="/guide/company-registration#documents"
          className="text-primary underline underline-offset-4"
        >
          {t('more')}
        </Link>
      </p>
    </section>
  )
}
