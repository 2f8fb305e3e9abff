import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { SuspensionReason } from '@/components/accounts/suspension-reason'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { StatusTag } from '@/components/ui/status-tag'
import { can } from '@/lib/access/permissions'
import { requireAnywhere } from '@/lib/access/require'
import { findSuspension } from '@/lib/auth/find-suspension'
import { findCompany, findOpenChangeHead, listVersions } from '@/lib/companies/companies-queries'
import { companySubject } from '@/lib/companies/company-subject'
import { expiriesOf } from '@/lib/companies/expiry-dates'
import { kuwaitDay, now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { getSettings } from '@/lib/settings/settings'
import { AccessReasons } from '../../access-reasons'
import { AnswerSections } from '../answer-sections'
import { ExpiryDates } from '../expiry-dates'
import { VersionList } from '../version-list'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('myCompanies'))('columns.name') }
}

export default async function CompanyPage({ params, searchParams }: Props) {
  const actor = await requireAnywhere('companies.read')
  const company = await findCompany(actor, (await params).id)
  if (!company) notFound()
  const [t, locale, at] = await Promise.all([getTranslations('myCompanies'), getLocale(), now()])
  const [versions, open, settings, suspension] = await Promise.all([
    listVersions(company.id),
    findOpenChangeHead(company.id),
    getSettings(),
    company.state === 'SUSPENDED'
      ? findSuspension(db, { accountId: company.accountId, companyId: company.id })
      : undefined,
  ])
  const name = <bdi>{(locale === 'ar' ? company.profile.nameAr : company.profile.nameEn) ?? ''}</bdi>
  const mayChange = company.state === 'ACTIVE' && can(actor, 'companies.register', company.id)
  return (
    <>
      <PageHeader
        title={name}
        tag={<StatusTag state={company.state === 'SUSPENDED' ? 'SUSPENDED' : company.role} />}
        breadcrumbs={[{ label: t('title'), href: '/companies' }, { label: name }]}
        lead={
          <>
            {t('columns.number')} <Ltr>{company.commercialRegistrationNumber}</Ltr> ·{' '}
            {t.rich('approvedOn', { date: () => <DateTime at={company.approvedAt} day /> })}
          </>
        }
        actions={
          <>
            {mayChange && (
              <ButtonLink href={`/companies/${company.id}/update`} icon="edit">
                {t('update')}
              </ButtonLink>
            )}
            {can(actor, 'users.manage') && (
              <ButtonLink href={`/users/companies/${company.id}`} variant="secondary" icon="users">
                {t('users')}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="grid gap-5">
        {company.state === 'SUSPENDED' && (
          <Banner tone="stopped" title={t('suspended')}>
            <SuspensionReason {...suspension} />
          </Banner>
        )}
        {open && (
          <Banner
            title={
              <>
                {t(open.state === 'DRAFT' ? 'openChange.draft' : 'openChange.title')} <Ltr>{open.number}</Ltr>
              </>
            }
            action={
              <ButtonLink
                href={open.state === 'DRAFT' ? `/companies/${company.id}/update` : `/requests/${open.id}`}
                variant="secondary"
                size="sm"
              >
                {t('openChange.view')}
              </ButtonLink>
            }
          >
            {t('openChange.body')}
          </Banner>
        )}
        <ExpiryDates
          expiries={expiriesOf(company.profile, kuwaitDay(at))}
          blocks={settings.expiredLicenceBlocks}
        />
        <AnswerSections profile={company.profile} />
        <VersionList companyId={company.id} current={company.profileId} versions={versions} />
        <AccessReasons
          actor={actor}
          path={`/companies/${company.id}`}
          why={(await searchParams).why}
          subject={(accountId) => companySubject(accountId, company.id)}
        />
      </div>
    </>
  )
}
