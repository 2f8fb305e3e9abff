import { getTranslations, type Translator } from '@/lib/i18n/translations'
import { formatFils } from '@/lib/core/money'
import { formatDateTime } from '@/lib/i18n/format'
import { netFils, type Settlement, type SettlementEntry } from '@/lib/payments/settlement'
import type { Cell, Sheet } from '@/lib/payments/settlement-export'
import type { Gap } from '@/lib/payments/settlement-gaps'
import type { UnallocatedCapture } from '@/lib/payments/unallocated-captures'

const COLUMNS = [
  'account',
  'receipt',
  'request',
  'declaration',
  'payer',
  'category',
  'amount',
  'trackId',
  'paymentId',
  'tranId',
  'ref',
  'auth',
  'postDate',
  'confirmedAt',
] as const

/**
 * Every category of every receipt, and what KNET captured beside them. Long numbers are texts: a spreadsheet
 * would round them.
 */
export async function receiptSheet(
  entries: readonly SettlementEntry[],
  uncounted: readonly UnallocatedCapture[],
  gaps: readonly Gap[] = [],
): Promise<Sheet> {
  const [t, categories] = await Promise.all([
    getTranslations('office.payments.settlement'),
    getTranslations('receipts.categories'),
  ])
  return {
    name: t('sheetReceipts'),
    head: COLUMNS.map((column) => t(`columns.${column}`)),
    rows: entries
      .map((entry) =>
        COLUMNS.map((column) => {
          if (column === 'amount') return { fils: entry.amountFils }
          if (column === 'category') return categories(entry.category)
          return column === 'confirmedAt' ? formatDateTime(entry.confirmedAt) : (entry[column] ?? '')
        }),
      )
      .concat(uncounted.map((row) => COLUMNS.map((column) => unallocatedCell(row, column, t('review')))))
      // Where the file has one sheet alone: without an amount, which a reader might add up.
      .concat(gaps.map((gap) => COLUMNS.map((column) => (column === 'category' ? gapText(t, gap) : '')))),
  }
}

/**
 * A row for money that pays nothing: it has no receipt, and stands in the place of a category by its name.
 */
function unallocatedCell(row: UnallocatedCapture, column: (typeof COLUMNS)[number], name: string): Cell {
  switch (column) {
    case 'account':
      return row.account ?? ''
    case 'request':
      return row.numbers ?? ''
    case 'category':
      return name
    case 'amount':
      return { fils: row.uncountedFils }
    case 'trackId':
      return row.trackId
    case 'tranId':
      return row.tranId ?? ''
    case 'postDate':
      return row.postDate ?? ''
    case 'confirmedAt':
    case 'receipt':
    case 'payer':
    case 'declaration':
    case 'paymentId':
    case 'ref':
    case 'auth':
      return ''
  }
}

const gapText = (t: Translator, { kind, count, fils }: Gap) =>
  t(`gaps.${kind}`, { count, amount: formatFils(fils) })

/** Why the day's sums do not close. */
export async function gapSheet({ gaps }: Settlement): Promise<Sheet> {
  const t = await getTranslations('office.payments.settlement')
  return {
    name: t('sheetGaps'),
    head: [t('unsound'), t('amount')],
    rows: gaps.map((gap) => [gapText(t, gap), { fils: gap.fils }]),
  }
}

/** The page's totals, account by account. */
export async function totalsSheet({ accounts }: Settlement, locale: string): Promise<Sheet> {
  const t = await getTranslations('office.payments.settlement')
  return {
    name: t('sheetTotals'),
    head: (['account', 'payments', 'confirmed', 'review', 'refunded', 'net', 'reversed'] as const).map(
      (column) => t(column),
    ),
    rows: accounts.map((row) => [
      row.account ? `${locale === 'ar' ? row.nameAr : row.nameEn} (${row.account})` : t('noAccount'),
      String(row.payments),
      { fils: row.confirmedFils },
      { fils: row.uncountedFils },
      { fils: row.refundedFils },
      { fils: netFils(row) },
      { fils: row.reversedFils },
    ]),
  }
}
