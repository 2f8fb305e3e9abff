import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { PublicPage } from '@/components/shell/public-page'
import { PageHeader } from '@/components/ui/page-header'
import { isObserved } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { kuwaitDay, now } from '@/lib/core/clock'
import { clientAddress } from '@/lib/http/client-address'
import { getRecentSettings } from '@/lib/settings/settings'
import { recordSearch } from '@/lib/tariff/click-feedback'
import { searchTariff } from '@/lib/tariff/search'
import { codeHref, readQuery, type TariffParams } from './hrefs'
import { NothingFound } from './nothing-found'
import { TariffResults } from './results'
import { TariffSearchForm } from './search-form'
import { TariffSections } from './sections'

const BASE = '/tariff'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tariff'))('title') }
}

/**
 * The tariff for everybody: one box for codes and goods; a code that is known to its last digit leads on to
 * its page.
 */
export default async function TariffSearchPage({ searchParams }: { searchParams: Promise<TariffParams> }) {
  const actor = await requirePermission('public.use')
  const query = readQuery(await searchParams)
  const [t, at, settings] = await Promise.all([getTranslations('tariff'), now(), getRecentSettings()])
  const answer = await searchTariff({ ...query, day: kuwaitDay(at), learns: settings.tariffLearnsFromUse })
  if (answer.kind === 'CODE' && answer.known === answer.query && [2, 4, 6, 12].includes(answer.query.length))
    redirect(`/${await getLocale()}${codeHref(answer.query)}`)
  const [locale, address] = [await getLocale(), clientAddress(await headers())]
  if (answer.kind === 'WORDS' && !isObserved(actor))
    after(() => recordSearch({ text: query.text, locale, found: answer.headings.length, address }, at))
  return (
    <PublicPage>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid gap-6">
        <TariffSearchForm base={BASE} query={query} />
        {answer.kind !== 'EMPTY' ? (
          <TariffResults answer={answer} query={query} base={BASE} />
        ) : (
          <>
            {query.text.trim() && <NothingFound />}
            <TariffSections base={BASE} />
          </>
        )}
      </div>
    </PublicPage>
  )
}
