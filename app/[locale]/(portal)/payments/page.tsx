import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { can, canAnywhere } from '@/lib/access/permissions'
import { requireAnywhere } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { findSuspendedPayers } from '@/lib/payments/find-suspended-payer'
import { isNarrowed, paymentsPath, readPaymentFilter } from '@/lib/payments/list-filter'
import { listPayments, totalDue } from '@/lib/payments/list-query'
import { ownParties } from '@/lib/payments/own-parties'
import { DueTotals } from './due-totals'
import { PaymentSearch } from './payment-search'
import { PaymentTable } from './payment-table'
import { SuspendedPayers } from './suspended-payers'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments'))('title') }
}

/** Guide §5.1: every payment request of the reader's companies, searched, and chosen to be paid together. */
export default async function PaymentsPage({ searchParams }: Props) {
  const actor = await requireAnywhere('payments.read')
  const filter = readPaymentFilter(await searchParams)
  const t = await getTranslations('payments')
  const locale = await getLocale()
  const at = await now()
  const own = await ownParties(actor)
  const [page, due, suspended] = await Promise.all([
    listPayments(own, filter),
    totalDue(actor, at),
    findSuspendedPayers(db, actor),
  ])
  const narrowed = isNarrowed(filter)
  const first = filter.cursor && paymentsPath(filter)
  const empty =
    narrowed || filter.cursor ? (
      <EmptyState
        icon="search"
        title={t('noMatch.title')}
        action={
          <ButtonLink href="/payments" variant="secondary">
            {t('noMatch.action')}
          </ButtonLink>
        }
      >
        {t('noMatch.body')}
      </EmptyState>
    ) : (
      <EmptyState icon="card" title={t('empty.title')}>
        {t('empty.body')}
      </EmptyState>
    )
  if (own.length === 0 && suspended.length > 0)
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')} />
        <SuspendedPayers companies={suspended} actor={actor} />
      </>
    )
  if (own.length === 0) {
    const register = can(actor, 'companies.register', null) && (
      <ButtonLink href="/companies/register">{t('noCompany.action')}</ButtonLink>
    )
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')} />
        <Card>
          <EmptyState icon="companies" title={t('noCompany.title')} action={register}>
            {t('noCompany.body')}
          </EmptyState>
        </Card>
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid gap-5">
        <SuspendedPayers companies={suspended} actor={actor} />
        <DueTotals due={due} locale={locale} />
        <PaymentSearch filter={filter} narrowed={narrowed} />
        <Card flush>
          <PaymentTable
            rows={page.rows}
            locale={locale}
            at={at}
            empty={empty}
            mayPay={canAnywhere(actor, 'payments.pay')}
            companies={own.length > 1 || page.rows.some((row) => !row.own)}
          />
          <Pagination
            first={first}
            previous={page.previous && paymentsPath(filter, { before: page.previous })}
            next={page.next && paymentsPath(filter, { after: page.next })}
          />
        </Card>
      </div>
    </>
  )
}
