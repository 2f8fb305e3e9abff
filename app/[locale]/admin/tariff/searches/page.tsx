import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { getSettings } from '@/lib/settings/settings'
import { listFailedSearches, listWords } from '@/lib/tariff/word-commands'
import { addWordHref, SEARCHES_DONE } from '../hrefs'
import { TariffHead } from '../tariff-head'
import { AddWordForm } from './add-word-form'
import { AddedWords } from './added-words'
import { Learning } from './learning'

type Props = { searchParams: Promise<{ word?: string | string[]; done?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tariffAdmin.searches'))('title') }
}

/** What people searched for and did not find, and the words that an editor gave to goods. */
export default async function TariffSearchesPage({ searchParams }: Props) {
  const actor = await requirePermission('tariff.oversee')
  const { word, done } = await searchParams
  const [t, edits] = [await getTranslations('tariffAdmin.searches'), can(actor, 'tariff.edit')]
  const [searches, words, settings] = await Promise.all([
    listFailedSearches(actor, await now()),
    listWords(actor),
    getSettings(),
  ])
  const told = SEARCHES_DONE.find((one) => one === done)
  return (
    <>
      <TariffHead section="searches" lead={t('lead')} />
      <div className="grid gap-6">
        {told && (
          <Banner tone="success" live>
            {t(told)}
          </Banner>
        )}
        {edits && <AddWordForm word={typeof word === 'string' ? word.slice(0, 60) : ''} />}
        <Card id="failed" title={t('failed')} flush>
          <DataTable
            dense
            caption={t('failed')}
            rows={searches}
            rowKey={(row) => `${row.locale} ${row.query}`}
            empty={
              <EmptyState icon="success" title={t('none')}>
                {t('noneText')}
              </EmptyState>
            }
            columns={[
              { key: 'query', header: t('query'), rowHeader: true, cell: (row) => <bdi>{row.query}</bdi> },
              {
                key: 'locale',
                header: t('language'),
                tight: true,
                cell: (row) => t(row.locale === 'ar' ? 'ar' : 'en'),
              },
              {
                key: 'searched',
                header: t('searched'),
                tight: true,
                cell: (row) => <Ltr>{row.searched}</Ltr>,
              },
              { key: 'found', header: t('found'), tight: true, cell: (row) => <Ltr>{row.found}</Ltr> },
              ...(edits
                ? [
                    {
                      key: 'add',
                      header: <span className="sr-only">{t('add')}</span>,
                      label: t('add'),
                      tight: true,
                      cell: (row: { query: string }) => (
                        <Link
                          href={addWordHref(row.query)}
                          className="inline-block py-1 text-primary underline underline-offset-4"
                        >
                          {t('add')}
                          <span className="sr-only"> {row.query}</span>
                        </Link>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Card>
        <AddedWords words={words} edits={edits} />
        <Learning learns={settings.tariffLearnsFromUse} edits={edits} />
      </div>
    </>
  )
}
