import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/empty-state'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { findAccounts } from '@/lib/account-admin/find-accounts'
import { openLookUp } from '@/lib/account-admin/look-up-token'
import { readLookUp, type LookUp } from '@/lib/account-admin/read-look-up'
import { staffOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { kuwaitDay, now } from '@/lib/core/clock'
import { getTranslations } from '@/lib/i18n/translations'
import { requestSeries } from '@/lib/request-types'
import { AccountTable } from './account-table'
import { accountsHref, one, type Params } from './hrefs'
import { LookUpForm } from './look-up-form'

type Props = { searchParams: Promise<Params> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.accounts'))('title') }
}

/** Finds an account by what somebody on the telephone gives: a number, a name, an e-mail, a civil ID. */
export default async function AccountsPage({ searchParams }: Props) {
  const actor = await requirePermission('accounts.oversee')
  const [params, t, at] = await Promise.all([searchParams, getTranslations('office.accounts'), now()])
  const [find, after] = [one(params, 'find'), one(params, 'after')]
  const typed = openLookUp(staffOf(actor).userId, find, at)
  const look = typed === undefined ? undefined : readLookUp(typed, requestSeries, kuwaitDay(at))
  const found: LookUp = look?.ok ? look.value : { by: 'SUSPENDED' }
  const { rows, next } = await findAccounts(actor, found, after)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid gap-4">
        <LookUpForm typed={typed} />
        <Card flush id="found" title={t(`found.${found.by}`)}>
          {rows.length === 0 && found.by === 'SUSPENDED' ? (
            <EmptyState icon="search" title={t('emptyTitle')}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <AccountTable rows={rows} />
          )}
          <Pagination first={after && accountsHref(find)} next={next && accountsHref(find, next)} />
        </Card>
      </div>
    </>
  )
}
