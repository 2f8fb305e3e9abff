import { getTranslations } from '@/lib/i18n/translations'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { netFils, type AccountTotals, type Settlement, type SettlementLine } from '@/lib/payments/settlement'

type Props = { settlement: Settlement; locale: string }
const TOTAL = ''

const sum = (rows: readonly AccountTotals[], key: 'payments' | 'confirmedFils' | 'refundedFils' | 'reviewFils' | 'reversedFils') => rows.reduce((all, row) => all + row[key], 0)

function totalOf(rows: readonly AccountTotals[]): AccountTotals {
  return {
    account: TOTAL, nameAr: '', nameEn: '', payments: sum(rows, 'payments'), confirmedFils: sum(rows, 'confirmedFils'), refundedFils: sum(rows, 'refundedFils'),
    reviewFils: sum(rows, 'reviewFils'), reversedFils: sum(rows, 'reversedFils'),
  }
}

/** Totals of each customs account, and of all together when there are several. */
export async function AccountTable({ settlement, locale }: Props) {
  const t = await getTranslations('office.payments.settlement')
  const money = (fils: number) => <Money fils={fils} locale={locale} />
  const columns: Column<AccountTotals>[] = [
    { key: 'account', header: t('account'), rowHeader: true, cell: (row) => (row.account === TOTAL ? t('total') : <><bdi className="block">{locale === 'ar' ? row.nameAr : row.nameEn}</bdi><Ltr className="text-sm text-ink-2">{row.account}</Ltr></>) },
    { key: 'payments', header: t('payments'), tight: true, cell: (row) => <Ltr>{row.payments}</Ltr> },
    { key: 'confirmed', header: t('confirmed'), tight: true, cell: (row) => money(row.confirmedFils) },
    { key: 'review', header: t('review'), tight: true, cell: (row) => money(row.reviewFils) },
    { key: 'refunded', header: t('refunded'), tight: true, cell: (row) => money(row.refundedFils) },
    { key: 'net', header: t('net'), tight: true, cell: (row) => <strong>{money(netFils(row))}</strong> },
    { key: 'reversed', header: t('reversed'), tight: true, cell: (row) => money(row.reversedFils) },
  ]
  const rows = settlement.accounts.length > 1 ? [...settlement.accounts, totalOf(settlement.accounts)] : settlement.accounts
  return <DataTable dense columns={columns} rows={rows} rowKey={(row) => row.account || 'total'} caption={t('byAccount')} />
}

/** The receipts' categories within each account (guide §5.3). */
export async function LineTable({ settlement, locale }: Props) {
  const [t, categories] = [await getTranslations('office.payments.settlement'), await getTranslations('receipts.categories')]
  const columns: Column<SettlementLine>[] = [
    { key: 'category', header: t('category'), rowHeader: true, cell: (row) => categories(row.category) },
    { key: 'account', header: t('account'), cell: (row) => <bdi>{locale === 'ar' ? row.nameAr : row.nameEn}</bdi> },
    { key: 'receipts', header: t('receipts'), tight: true, cell: (row) => <Ltr>{row.receipts}</Ltr> },
    { key: 'amount', header: t('amount'), tight: true, cell: (row) => <Money fils={row.amountFils} locale={locale} /> },
  ]
  return <DataTable dense columns={columns} rows={settlement.lines} rowKey={(row) => `${row.account} ${row.category}`} caption={t('byCategory')} />
}
