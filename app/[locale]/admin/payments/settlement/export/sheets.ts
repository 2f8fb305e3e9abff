import { getTranslations } from '@/lib/i18n/translations'
import { formatDateTime } from '@/lib/i18n/format'
import { netFils, type Settlement, type SettlementEntry } from '@/lib/payments/settlement'
import type { Sheet } from '@/lib/payments/settlement-export'

const COLUMNS = ['account', 'receipt', 'request', 'declaration', 'payer', 'category', 'amount', 'trackId', 'paymentId', 'tranId', 'ref', 'auth', 'postDate', 'confirmedAt'] as const

/** Every category of every receipt. Long numbers are texts: a spreadsheet would round them. */
export async function receiptSheet(entries: readonly SettlementEntry[]): Promise<Sheet> {
  const [t, categories] = [await getTranslations('office.payments.settlement'), await getTranslations('receipts.categories')]
  return {
    name: t('sheetReceipts'), head: COLUMNS.map((column) => t(`columns.${column}`)),
    rows: entries.map((entry) => COLUMNS.map((column) => {
      if (column === 'amount') return { fils: entry.amountFils }
      if (column === 'category') return categories(entry.category)
      return column === 'confirmedAt' ? formatDateTime(entry.confirmedAt) : entry[column] ?? ''
    })),
  }
}

/** The page's totals, account by account. */
export async function totalsSheet({ accounts }: Settlement, locale: string): Promise<Sheet> {
  const t = await getTranslations('office.payments.settlement')
  return {
    name: t('sheetTotals'), head: (['account', 'payments', 'confirmed', 'review', 'refunded', 'net', 'reversed'] as const).map((column) => t(column)),
    rows: accounts.map((row) => [
      `${locale === 'ar' ? row.nameAr : row.nameEn} (${row.account})`, String(row.payments), { fils: row.confirmedFils }, { fils: row.reviewFils }, { fils: row.refundedFils }, { fils: netFils(row) }, { fils: row.reversedFils },
    ]),
  }
}
