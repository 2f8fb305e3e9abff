import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { PublicPage } from '@/components/shell/public-page'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { Link } from '@/lib/i18n/link'
import { guideOf, GUIDE_ICONS, GUIDE_SLUGS } from './content'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guide'))('title') }
}

/** The company services user guide: what each service is for, a page each. */
export default async function GuidePage() {
  const [t, locale] = await Promise.all([getTranslations('guide'), getLocale()])
  const guide = guideOf(locale)
  const roles = ['general', 'additional', 'officer'] as const
  return (
    <PublicPage>
      <PageHeader title={t('title')} lead={<p className="max-w-2xl">{t('lead')}</p>} />
      <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {GUIDE_SLUGS.map((slug, index) => (
          <li key={slug}>
            <Link
              href={`/guide/${slug}`}
              className="flex h-full gap-4 rounded-card border border-line bg-surface p-5 text-ink shadow-card hover:border-primary"
            >
              <span className="grid size-11 flex-none place-items-center rounded-field bg-primary-soft text-primary">
                <Icon name={GUIDE_ICONS[slug]} size={22} />
              </span>
              <span>
                <span className="block text-lg font-semibold">
                  {index + 1}. {guide[slug].title}
                </span>
                <span className="block text-sm text-ink-2">{guide[slug].summary}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <div className="mt-8">
        <Card id="roles" title={t('roles.title')}>
          <dl className="grid gap-x-8 gap-y-4 md:grid-cols-3">
            {roles.map((role) => (
              <div key={role}>
                <dt className="font-semibold">{t(`roles.${role}.name`)}</dt>
                <dd className="text-ink-2">{t(`roles.${role}.body`)}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </PublicPage>
  )
}
