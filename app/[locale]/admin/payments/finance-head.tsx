import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'

export type Section = 'queue' | 'search' | 'settlement'
const HREFS: Record<Section, string> = {
  queue: '/admin/payments',
  search: '/admin/payments/search',
  settlement: '/admin/payments/settlement',
}

/** The head of finance's three sections. */
export async function FinanceHead({
  section,
  lead,
  actions,
}: {
  section: Section
  lead?: ReactNode
  actions?: ReactNode
}) {
  const t = await getTranslations('office.payments')
  const sections = Object.keys(HREFS) as Section[]
  return (
    <>
      <PageHeader
        title={section === 'queue' ? t('title') : t(`nav.${section}`)}
        lead={lead}
        actions={actions}
      />
      <div className="mb-5">
        <Tabs
          name={t('nav.name')}
          items={sections.map((key) => ({
            href: HREFS[key],
            label: t(`nav.${key}`),
            current: key === section,
          }))}
        />
      </div>
    </>
  )
}
