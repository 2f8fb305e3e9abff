import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { memberOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { findCompanyOfAccount } from '@/lib/users/account-companies'
import { listAdditionalUsers } from '@/lib/users/list-people'
import { CompanyMatrixForm } from './company-matrix-form'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.byCompany'))('title') }
}

/** «إرفاق شركات» of guide §10.2 from the company's side: every additional user, service by service. */
export default async function CompanyUsersPage({ params, searchParams }: Props) {
  const actor = memberOf(await requirePermission('users.manage'))
  const [{ id }, query, at, locale] = await Promise.all([params, searchParams, now(), getLocale()])
  const after = typeof query.after === 'string' ? query.after : undefined
  const [company, page] = await Promise.all([
    findCompanyOfAccount(db, actor.accountId, id),
    listAdditionalUsers(actor, after, at),
  ])
  if (!company) notFound()
  const [t, users] = await Promise.all([getTranslations('users.byCompany'), getTranslations('users')])
  const name = <bdi>{locale === 'ar' ? company.nameAr : company.nameEn}</bdi>
  const href = `/users/companies/${id}`
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[
          { label: users('title'), href: '/users' },
          { label: t('title'), href: '/users/companies' },
          { label: name },
        ]}
        lead={
          <>
            {t('number')} <Ltr>{company.number}</Ltr>
          </>
        }
      />
      <div className="grid gap-5">
        {query.done === 'grants' && (
          <Banner tone="success" live>
            {t('done')}
          </Banner>
        )}
        {company.suspended && <Banner tone="warn">{t('suspended')}</Banner>}
        {page.rows.length === 0 ? (
          <Card>
            <EmptyState
              icon="users"
              title={t('noUser')}
              action={<ButtonLink href="/users/new">{users('add')}</ButtonLink>}
            >
              {t('noUserBody')}
            </EmptyState>
          </Card>
        ) : (
          <CompanyMatrixForm company={company} people={page.rows} after={after} at={at} />
        )}
        <Pagination
          first={after && href}
          next={page.next && `${href}?${new URLSearchParams({ after: page.next })}`}
        />
      </div>
    </>
  )
}
