import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { PublicPage } from '@/components/shell/public-page'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { TERMS_VERSION } from '@/lib/accounts/terms-version'
import { Link } from '@/lib/i18n/link'
import { termsAr } from './text/ar'
import { termsEn } from './text/en'

const termsOf = (locale: string) => (locale === 'en' ? termsEn : termsAr)

export async function generateMetadata(): Promise<Metadata> {
  return { title: termsOf(await getLocale()).title }
}

/** The terms in force. Their version is kept with each acceptance. */
export default async function TermsPage() {
  const [t, locale] = await Promise.all([getTranslations('terms'), getLocale()])
  const { title, introduction, sections } = termsOf(locale)
  return (
    <PublicPage>
      <PageHeader
        title={title}
        lead={
          <p>
            {t('version')} <Ltr>{TERMS_VERSION}</Ltr>
          </p>
        }
      />
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[15rem_1fr]">
        <nav
          aria-label={t('contents')}
          className="rounded-card border border-line bg-surface p-4 lg:sticky lg:top-4"
        >
          <p className="text-sm text-ink-2">{t('contents')}</p>
          <ol className="mt-1 grid gap-0.5">
            {sections.map((section, index) => (
              <li key={section.id}>
                <a href={`#${section.id}`} className="inline-block py-1 text-primary hover:underline">
                  {index + 1}. {section.title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <article className="prose-page">
          <p>{introduction}</p>
          {sections.map((section, index) => (
            <section key={section.id} aria-labelledby={section.id}>
              <h2 id={section.id} className="text-xl">
                {index + 1}. {section.title}
              </h2>
              {section.paragraphs.map((text, place) => (
                <p key={place} className="mt-2">
                  {text}
                </p>
              ))}
            </section>
          ))}
          <p>
            {t.rich('contact', {
              link: (words) => (
                <Link href="/support" className="text-primary underline underline-offset-4">
                  {words}
                </Link>
              ),
            })}
          </p>
        </article>
      </div>
    </PublicPage>
  )
}
