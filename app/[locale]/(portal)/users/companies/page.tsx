import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { StatusTag } from '@/components/ui/status-tag'
import { memberOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { db } from '@/lib/db/client'
import { listAccountCompanies, MAX_MATRIX_COMPANIES } from '@/lib/users/account-companies'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.byCompany'))('title') }
}

/** The companies of the account, each with the way to who may do what for it. */
export default async function UserCompaniesPage() {
  const actor = memberOf(await requirePermission('users.manage'))
  const [companies, t, matrix, users, locale] = await Promise.all([
    listAccountCompanies(db, actor.accountId),
    getTranslations('users.byCompany'),
    getTranslations('users.matrix'),
    getTranslations('users'),
    getLocale(),
  ])
  const nameOf = ({ nameAr, nameEn }: (typeof companies)[number]) => (locale === 'ar' ? nameAr : nameEn)
  return (
    <>
      <PageHeader
        title={t('title')}
        breadcrumbs={[{ label: users('title'), href: '/users' }, { label: t('title') }]}
        lead={t('lead')}
      />
      <Card flush>
        <DataTable
          rows={companies}
          rowKey={({ id }) => id}
          caption={t('title')}
          empty={
            <EmptyState icon="companies" title={t('noCompany')}>
              {t('noCompanyBody')}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              header: matrix('company'),
              rowHeader: true,
              cell: (company) => <bdi>{nameOf(company)}</bdi>,
            },
            { key: 'number', header: t('number'), tight: true, cell: ({ number }) => <Ltr>{number}</Ltr> },
            {
              key: 'state',
              header: users('columns.state'),
              cell: ({ suspended }) => <StatusTag state={suspended ? 'SUSPENDED' : 'ACTIVE'} />,
            },
            {
              key: 'open',
              header: <span className="sr-only">{t('open')}</span>,
              cell: (company) => (
                <ButtonLink
                  href={`/users/companies/${company.id}`}
                  variant="secondary"
                  size="sm"
                  icon="users"
                >
                  {t('open')} <bdi className="sr-only">{nameOf(company)}</bdi>
                </ButtonLink>
              ),
            },
          ]}
        />
        {companies.length >= MAX_MATRIX_COMPANIES && (
          <p className="px-4 py-4 text-ink-2 sm:px-6">{t('more', { count: MAX_MATRIX_COMPANIES })}</p>
        )}
      </Card>
    </>
  )
}
