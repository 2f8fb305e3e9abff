import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { Link } from '@/lib/i18n/link'
import { listSections } from '@/lib/tariff/tree-query'
import { codeHref, searchHref } from './hrefs'

/** What people look for most, as examples of how to ask. */
const EXAMPLES = {
  ar: ['جوال', 'مكيف سبليت', 'إطارات سيارات', '8517.13'],
  en: ['mobile phone', 'car tyres', 'sports shoes', '8517.13'],
} as const

/** When nothing is asked yet: examples, and the tree's roots. */
export async function TariffSections({ base }: { base: string }) {
  const [t, locale, sections] = await Promise.all([getTranslations('tariff'), getLocale(), listSections()])
  return (
    <div className="grid gap-6">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-ink-2">
        <span>{t('examples')}</span>
        {EXAMPLES[locale === 'ar' ? 'ar' : 'en'].map((text) => (
          <Link
            key={text}
            href={searchHref(base, { text })}
            className="inline-block py-1 text-primary underline underline-offset-4"
          >
            <bdi>{text}</bdi>
          </Link>
        ))}
      </p>
      <Card id="sections" title={t('sections')} flush>
        <ol className="divide-y divide-line">
          {sections.map((section) => (
            <li key={section.code}>
              <Link
                href={codeHref(section.code)}
                className="flex items-baseline gap-4 px-4 py-2.5 hover:bg-primary-soft sm:px-6"
              >
                <Ltr className="w-8 flex-none font-semibold text-primary">
                  {Number(section.code.slice(1))}
                </Ltr>
                <span>{locale === 'ar' ? section.textAr : section.textEn}</span>
              </Link>
            </li>
          ))}
        </ol>
      </Card>
    </div>
  )
}
