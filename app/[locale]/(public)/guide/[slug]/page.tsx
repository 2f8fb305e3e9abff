import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { PublicPage } from '@/components/shell/public-page'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Blocks } from '../blocks'
import { guideOf, GUIDE_SLUGS, isGuideSlug } from '../content'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  return isGuideSlug(slug) ? { title: guideOf(await getLocale())[slug].title } : {}
}

/** One service of the guide: its sections, with their list at the side. */
export default async function GuideServicePage({ params }: Props) {
  const { slug } = await params
  if (!isGuideSlug(slug)) notFound()
  const [t, locale] = await Promise.all([getTranslations('guide'), getLocale()])
  const guide = guideOf(locale)
  const { title, summary, sections } = guide[slug]
  const place = GUIDE_SLUGS.indexOf(slug)
  const [previous, next] = [GUIDE_SLUGS[place - 1], GUIDE_SLUGS[place + 1]]
  return (
    <PublicPage>
      <PageHeader
        title={title}
        lead={<p className="max-w-2xl">{summary}</p>}
        breadcrumbs={[{ label: t('title'), href: '/guide' }, { label: title }]}
      />
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[15rem_1fr]">
        <nav
          aria-label={t('onThisPage')}
          className="rounded-card border border-line bg-surface p-4 lg:sticky lg:top-4"
        >
          <p className="text-sm text-ink-2">{t('onThisPage')}</p>
          <ul className="mt-1 grid gap-0.5">
            {sections.map(({ id, title: name }) => (
              <li key={id}>
                <a href={`#${id}`} className="inline-block py-1 text-primary hover:underline">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0">
          {sections.map(({ id, title: name, blocks }) => (
            <section key={id} aria-labelledby={id} className="mb-8">
              <h2 id={id} className="mb-3 text-xl">
                {name}
              </h2>
              <Blocks blocks={blocks} caption={name} />
            </section>
          ))}
          <nav
            aria-label={t('pages')}
            className="no-print flex flex-wrap justify-between gap-3 border-t border-line pt-5"
          >
            {previous ? (
              <ButtonLink href={`/guide/${previous}`} variant="secondary" icon="back">
                {guide[previous].title}
              </ButtonLink>
            ) : (
              <span />
            )}
            {next && (
              <ButtonLink href={`/guide/${next}`} variant="secondary" trailing="next">
                {guide[next].title}
              </ButtonLink>
            )}
          </nav>
        </div>
      </div>
    </PublicPage>
  )
}
