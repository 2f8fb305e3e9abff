import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { StatusTag } from '@/components/ui/status-tag'
import { can } from '@/lib/access/permissions'
import { requireAnywhere } from '@/lib/access/require'
import { listCompanies } from '@/lib/companies/companies-queries'
import { companyRegistration } from '@/lib/companies/registration-type'
import { listOpenRequests } from '@/lib/requests/open-requests'
import { warningsOf } from '@/lib/companies/expiry-dates'
import { kuwaitDay, now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { RequestTable } from '../requests/request-table'
import { ExpiryTags } from './expiry-tags'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('myCompanies'))('title') }
}

export default async function CompaniesPage() {
  const actor = await requireAnywhere('companies.read')
  const [t, locale, at] = await Promise.all([getTranslations('myCompanies'), getLocale(), now()])
  const [companies, open] = await Promise.all([
    listCompanies(actor),
    listOpenRequests({ [companyRegistration.type]: companyRegistration }, actor, 20),
  ])
  const mayRegister = can(actor, 'companies.register', null)
  const today = kuwaitDay(at)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={companies.length > 0 && t('lead')}
        actions={
          mayRegister &&
          companies.length > 0 && (
            <ButtonLink href="/companies/register" icon="plus">
              {t('attach')}
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-5">
        <Card flush>
          <DataTable
            rows={companies}
            rowKey={(row) => row.id}
            caption={t('title')}
            empty={
              <EmptyState
                icon="companies"
                title={t('empty.title')}
                action={
                  mayRegister &&
                  open.length === 0 && <ButtonLink href="/companies/register">{t('empty.action')}</ButtonLink>
                }
              >
                {mayRegister ? t('empty.body') : t('empty.limited')}
              </EmptyState>
            }
            columns={[
              {
                key: 'name',
                header: t('columns.name'),
                rowHeader: true,
                cell: (row) => (
                  <Link
                    href={`/companies/${row.id}`}
                    className="inline-block py-1 text-primary underline underline-offset-4"
                  >
                    <bdi>{(locale === 'ar' ? row.profile.nameAr : row.profile.nameEn) ?? '—'}</bdi>
                  </Link>
                ),
              },
              {
                key: 'number',
                header: t('columns.number'),
                tight: true,
                cell: (row) => <Ltr>{row.commercialRegistrationNumber}</Ltr>,
              },
              {
                key: 'role',
                header: t('columns.role'),
                tight: true,
                cell: (row) => <StatusTag state={row.state === 'SUSPENDED' ? 'SUSPENDED' : row.role} />,
              },
              {
                key: 'licences',
                header: t('columns.licences'),
                cell: (row) => <ExpiryTags expiries={warningsOf(row.profile, today)} />,
              },
            ]}
          />
        </Card>
        {open.length > 0 && (
          <Card id="open" title={t('open.title')} flush>
            <RequestTable rows={open.map((row) => ({ ...row }))} locale={locale} at={at} />
          </Card>
        )}
      </div>
    </>
  )
}
