import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { StatusTag } from '@/components/ui/status-tag'
import { findAccount } from '@/lib/account-admin/find-account'
import { openRequestsOfAccount } from '@/lib/account-admin/open-requests-of-account'
import { listSuspensions } from '@/lib/account-admin/suspension-history'
import { observeHref } from '@/lib/access/observe-href'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { requestTypes } from '@/lib/request-types'
import { accountsHref, doneOf, type Params } from '../hrefs'
import { companyName } from '../names'
import { AccountCompanies } from './account-companies'
import { AccountCounts } from './account-counts'
import { AccountRequests } from './account-requests'
import { AccountUsers } from './account-users'
import { SuspensionCard } from './suspension-card'
import { SuspensionHistory } from './suspension-history'

type Props = { params: Promise<{ account: string }>; searchParams: Promise<Params> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.accounts'))('account') }
}

/** One account as the office sees it: its people, companies, requests and payments, and whether it may be used. */
export default async function AccountPage({ params, searchParams }: Props) {
  const actor = await requirePermission('accounts.oversee')
  const [{ account: id }, query, t, observe, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations('office.accounts'),
    getTranslations('office.observe'),
    getLocale(),
  ])
  const account = await findAccount(actor, id)
  if (!account) notFound()
  const [history, requests] = await Promise.all([
    listSuspensions(actor, id),
    openRequestsOfAccount(requestTypes, actor, id),
  ])
  const done = doneOf(query.done)
  const manages = can(actor, 'accounts.suspend')
  return (
    <>
      <PageHeader
        title={<bdi>{companyName(account, locale, account.userName)}</bdi>}
        tag={<StatusTag state={account.state} />}
        lead={
          <>
            <span>{locale === 'ar' ? account.legalEntityAr : account.legalEntityEn}</span>
            {account.number && (
              <span className="ms-3">
                <span>{t('columns.number')}</span> <Ltr>{account.number}</Ltr>
              </span>
            )}
          </>
        }
        breadcrumbs={[{ href: accountsHref(), label: t('title') }, { label: t('account') }]}
        actions={
          can(actor, 'observations.read') && (
            <ButtonLink href={observeHref(id)} variant="quiet" size="sm" icon="eye">
              {observe('title')}
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-6">
        {done && (
          <Banner tone={done.endsWith('Before') ? 'info' : 'success'} live>
            {t(`done.${done}`)}
          </Banner>
        )}
        <SuspensionCard account={account} history={history} manages={manages} />
        <AccountCounts account={account} />
        <AccountUsers account={account} manages={manages} />
        <AccountCompanies account={account} manages={manages} />
        {requests.length > 0 && <AccountRequests requests={requests} />}
        <SuspensionHistory events={history} account={account} />
      </div>
    </>
  )
}
