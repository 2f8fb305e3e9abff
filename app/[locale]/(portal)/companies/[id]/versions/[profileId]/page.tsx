import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { DateTime } from '@/components/ui/date-time'
import { PageHeader } from '@/components/ui/page-header'
import { requireAnywhere } from '@/lib/access/require'
import { findVersion } from '@/lib/companies/companies-queries'
import { AnswerSections } from '../../../answer-sections'

type Props = { params: Promise<{ id: string; profileId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('myCompanies.versions'))('pageTitle') }
}

export default async function VersionPage({ params }: Props) {
  const actor = await requireAnywhere('companies.read')
  const { id, profileId } = await params
  const version = await findVersion(actor, id, profileId)
  if (!version) notFound()
  const [t, locale] = await Promise.all([getTranslations('myCompanies'), getLocale()])
  const name = <bdi>{(locale === 'ar' ? version.nameAr : version.nameEn) ?? ''}</bdi>
  return (
    <>
      <PageHeader
        title={t('versions.pageTitle')}
        lead={
          <>
            {name} · {t('versions.from')} <DateTime at={version.approvedAt!} />
          </>
        }
        breadcrumbs={[
          { label: t('title'), href: '/companies' },
          { label: name, href: `/companies/${id}` },
          { label: t('versions.pageTitle') },
        ]}
      />
      <div className="grid gap-5">
        {version.company?.profileId !== version.id && <Banner tone="warn">{t('versions.oldNotice')}</Banner>}
        <AnswerSections profile={version} />
      </div>
    </>
  )
}
