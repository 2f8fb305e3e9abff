import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { searchesHref, versionsHref } from './hrefs'

/** The head of the tariff's two sections in the office. */
export async function TariffHead({ section, lead }: { section: 'versions' | 'searches'; lead: ReactNode }) {
  const t = await getTranslations('tariffAdmin')
  return (
    <>
      <PageHeader title={section === 'versions' ? t('title') : t('searches.title')} lead={lead} />
      <div className="mb-5">
        <Tabs
          name={t('title')}
          items={[
            { href: versionsHref(), label: t('versions.title'), current: section === 'versions' },
            { href: searchesHref(), label: t('searches.title'), current: section === 'searches' },
          ]}
        />
      </div>
    </>
  )
}
