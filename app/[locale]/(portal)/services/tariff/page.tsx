import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { PageHeader } from '@/components/ui/page-header'
import { isObserved } from '@/lib/access/actor'
import { requireAnywhere } from '@/lib/access/require'
import { kuwaitDay, now } from '@/lib/core/clock'
import { clientAddress } from '@/lib/http/client-address'
import { getRecentSettings } from '@/lib/settings/settings'
import { recordSearch } from '@/lib/tariff/click-feedback'
import { listRecent, listSaved, rememberSearch } from '@/lib/tariff/saved-codes'
import { searchTariff } from '@/lib/tariff/search'
import { readQuery, type TariffParams } from '../../../(public)/tariff/hrefs'
import { NothingFound } from '../../../(public)/tariff/nothing-found'
import { TariffResults } from '../../../(public)/tariff/results'
import { TariffSearchForm } from '../../../(public)/tariff/search-form'
import { SavedAndRecent } from './saved-and-recent'

const BASE = '/services/tariff'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tariff.mine'))('title') }
}

/** Guide §6 inside the portal: the same search, with what the reader saved and searched for. */
export default async function PortalTariffPage({ searchParams }: { searchParams: Promise<TariffParams> }) {
  const actor = await requireAnywhere('tariff.use')
  const query = readQuery(await searchParams)
  const [t, at, settings] = await Promise.all([getTranslations('tariff'), now(), getRecentSettings()])
  const day = kuwaitDay(at)
  const answer = await searchTariff({ ...query, day, learns: settings.tariffLearnsFromUse })
  // Staff in the customer's place leave no search behind.
  const observed = isObserved(actor)
  if (answer.kind !== 'EMPTY' && !observed) after(() => rememberSearch(actor, query.text, at))
  const [locale, address] = [await getLocale(), clientAddress(await headers())]
  if (answer.kind === 'WORDS' && !observed)
    after(() => recordSearch({ text: query.text, locale, found: answer.headings.length, address }, at))
  const mine =
    answer.kind === 'EMPTY' ? await Promise.all([listSaved(actor, day), listRecent(actor)]) : undefined
  return (
    <>
      <PageHeader title={t('mine.title')} lead={t('lead')} />
      <div className="grid gap-6">
        <TariffSearchForm base={BASE} query={query} />
        {answer.kind !== 'EMPTY' ? (
          <TariffResults answer={answer} query={query} base={BASE} />
        ) : (
          query.text.trim() && <NothingFound />
        )}
        {mine && <SavedAndRecent saved={mine[0]} recent={mine[1]} base={BASE} />}
      </div>
    </>
  )
}
