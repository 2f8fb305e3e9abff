import { getLocale, getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'

type Props = {
  company: { id: string; names: { ar: string; en: string } }
  title: string
  lead: ReactNode
  saved?: boolean
  children: ReactNode
}

/** The frame of the pages that change a company: which company, and the way back. */
export async function UpdateFrame({ company, title, lead, saved = false, children }: Props) {
  const [t, notices, locale] = await Promise.all([
    getTranslations('myCompanies'),
    getTranslations('notices'),
    getLocale(),
  ])
  const name = <bdi>{locale === 'ar' ? company.names.ar : company.names.en}</bdi>
  const top = title === t('updatePage.title')
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        breadcrumbs={[
          { label: t('title'), href: '/companies' },
          { label: name, href: `/companies/${company.id}` },
          ...(top ? [] : [{ label: t('updatePage.title'), href: `/companies/${company.id}/update` }]),
          { label: title },
        ]}
      />
      <div className="grid gap-5">
        {saved && (
          <Banner tone="success" live>
            {notices('saved')}
          </Banner>
        )}
        {children /* eslint-disable-line portal/text-beside -- always elements */}
      </div>
    </>
  )
}
