import { getTranslations } from '@/lib/i18n/translations'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { Link } from '@/lib/i18n/link'
import type { UnallocatedCapture } from '@/lib/payments/unallocated-captures'
import { netFils, type AccountTotals, type Settlement, type SettlementLine } from '@/lib/payments/settlement'
import { paymentHref, reviewHref } from '../hrefs'
import { AttemptTag } from '../tags'

type Props = { settlement: Settlement; locale: string }
const TOTAL = 'TOTAL of all'

const sum = (
  rows: readonly AccountTotals[],
  key: 'payments' | 'confirmedFils' | 'refundedFils' | 'uncountedFils' | 'reversedFils',
) => rows.reduce((all, row) => all + row[key], 0)

function totalOf(rows: readonly AccountTotals[]): AccountTotals {
  return {
    account: TOTAL,
    nameAr: '',
    nameEn: '',
    payments: sum(rows, 'payments'),
    confirmedFils: sum(rows, 'confirmedFils'),
    refundedFils: sum(rows, 'refundedFils'),
    uncountedFils: sum(rows, 'uncountedFils'),
    reversedFils: sum(rows, 'reversedFils'),
  }
}

/** Totals of each customs account, and of all together when there are several. */
export async function AccountTable({ settlement, locale }: Props) {
  const t = await getTranslations('office.payments.settlement')
  const money = (fils: number) => <Money fils={fils} locale={locale} />
  const columns: Column<AccountTotals>[] = [
    {
      key: 'account',
      header: t('account'),
      rowHeader: true,
      cell: (row) => {
        if (row.account === TOTAL) return t('total')
        if (row.account === '') return t('noAccount')
        return (
          <>
            <bdi className="block">{locale === 'ar' ? row.nameAr : row.nameEn}</bdi>
            <Ltr className="text-sm text-ink-2">{row.account}</Ltr>
          </>
        )
      },
    },
    { key: 'payments', header: t('payments'), tight: true, cell: (row) => <Ltr>{row.payments}</Ltr> },
    { key: 'confirmed', header: t('confirmed'), tight: true, cell: (row) => money(row.confirmedFils) },
    { key: 'review', header: t('review'), tight: true, cell: (row) => money(row.uncountedFils) },
    { key: 'refunded', header: t('refunded'), tight: true, cell: (row) => money(row.refundedFils) },
    { key: 'net', header: t('net'), tight: true, cell: (row) => <strong>{money(netFils(row))}</strong> },
    { key: 'reversed', header: t('reversed'), tight: true, cell: (row) => money(row.reversedFils) },
  ]
  const rows =
    settlement.accounts.length > 1
      ? [...settlement.accounts, totalOf(settlement.accounts)]
      : settlement.accounts
  return (
    <DataTable
      dense
      columns={columns}
      rows={rows}
      rowKey={(row) => row.account || 'none'}
      caption={t('byAccount')}
    />
  )
}

/** The receipts' categories within each account (guide §5.3). */
export async function LineTable({ settlement, locale }: Props) {
  const [t, categories] = await Promise.all([
    getTranslations('office.payments.settlement'),
    getTranslations('receipts.categories'),
  ])
  const columns: Column<SettlementLine>[] = [
    { key: 'category', header: t('category'), rowHeader: true, cell: (row) => categories(row.category) },
    {
      key: 'account',
      header: t('account'),
      cell: (row) => <bdi>{locale === 'ar' ? row.nameAr : row.nameEn}</bdi>,
    },
    { key: 'receipts', header: t('receipts'), tight: true, cell: (row) => <Ltr>{row.receipts}</Ltr> },
    {
      key: 'amount',
      header: t('amount'),
      tight: true,
      cell: (row) => <Money fils={row.amountFils} locale={locale} />,
    },
  ]
  return (
    <DataTable
      dense
      columns={columns}
      rows={settlement.lines}
      rowKey={(row) => `${row.account} ${row.category}`}
      caption={t('byCategory')}
    />
  )
}

/** What KNET captured and nobody counts, payment by payment. */
export async function UnallocatedTable({ rows, locale }: { rows: UnallocatedCapture[]; locale: string }) {
  const [t, p] = await Promise.all([
    getTranslations('office.payments.settlement'),
    getTranslations('office.payments'),
  ])
  const money = (fils: number | null) => fils !== null && <Money fils={fils} locale={locale} />
  const columns: Column<UnallocatedCapture>[] = [
    {
      key: 'payment',
      header: p('payment.trackId'),
      rowHeader: true,
      cell: (row) => (
        <Link
          href={row.attemptId ? paymentHref(row.attemptId) : reviewHref(row.reviewId!)}
          className="inline-block break-all py-1 font-semibold text-primary hover:underline"
        >
          <Ltr>{row.trackId}</Ltr>
        </Link>
      ),
    },
    {
      key: 'requests',
      header: p('queue.requests'),
      cell: (row) => (row.numbers ? <Ltr>{row.numbers}</Ltr> : p('queue.noPayment')),
    },
    { key: 'asked', header: p('details.ourFils'), tight: true, cell: (row) => money(row.askedFils) },
    { key: 'knet', header: p('details.theirFils'), tight: true, cell: (row) => money(row.knetFils) },
    {
      key: 'uncounted',
      header: t('review'),
      tight: true,
      cell: (row) => <strong>{money(row.uncountedFils)}</strong>,
    },
    { key: 'back', header: t('sentBack'), tight: true, cell: (row) => money(row.refundedFils) },
    {
      key: 'state',
      header: p('search.state'),
      tight: true,
      cell: (row) => row.state && <AttemptTag state={row.state} />,
    },
  ]
  return (
    <DataTable
      dense
      columns={columns}
      rows={rows}
      rowKey={(row) => row.trackId}
      caption={t('uncountedTitle')}
    />
  )
}
