import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { SearchBox } from '@/components/tariff/search-box'
import { Button } from '@/components/ui/button'
import type { TariffQuery } from './hrefs'

/** Guide §6: the type of search and its text; both kinds at once unless one is chosen. A plain GET form. */
export async function TariffSearchForm({ base, query }: { base: string; query: TariffQuery }) {
  const [t, common, locale] = await Promise.all([
    getTranslations('tariff.search'),
    getTranslations('common'),
    getLocale(),
  ])
  return (
    <form
      method="get"
      action={`/${locale}${base}`}
      role="search"
      aria-label={t('name')}
      className="no-print grid gap-3"
    >
      <fieldset>
        <legend className="font-semibold">{t('type')}</legend>
        <div className="mt-1 flex flex-wrap gap-x-6 gap-y-2">
          {(['any', 'code', 'words'] as const).map((type) => (
            <label key={type} className="inline-flex min-h-9 items-center gap-2">
              <input
                type="radio"
                name="type"
                value={type}
                defaultChecked={query.type === type}
                className="size-5 accent-primary"
              />
              {t(`types.${type}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-end gap-3">
        <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
          <label htmlFor="tariff-q" className="font-semibold">
            {t('text')}
          </label>
          <p id="tariff-hint" className="text-sm text-ink-2">
            {t('hint')}
          </p>
          <SearchBox
            key={query.text}
            id="tariff-q"
            name="q"
            defaultValue={query.text}
            source={`/api/v1/tariff/suggestions?lang=${locale}`}
            describedBy="tariff-hint"
            strings={{ list: t('suggestions'), found: t('found') }}
          />
        </div>
        <Button type="submit" size="lg" icon="search">
          {common('search')}
        </Button>
      </div>
    </form>
  )
}
