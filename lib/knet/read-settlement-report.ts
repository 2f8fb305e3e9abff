import { parse } from 'csv-parse/sync'
import { parseFils, type Fils } from '@/lib/core/money'
import { MAX_FILS } from './amount'

/** A row of KNET's report of posted transactions. */
export type ReportRow = {
  kind: 'CAPTURE' | 'REFUND'
  tranId: string
  trackId: string
  paymentId?: string
  amountFils: Fils
}

/** `line`: as a spreadsheet counts, the header is 1. Of a header: `column` is what was not found. */
export type ReportError =
  | { code: 'reportNoHeader'; column: string }
  | { code: 'reportRow'; line: number; column: string }
  | { code: 'reportOtherDay'; line: number }
  | { code: 'reportTwice'; line: number }

/**
 * The portal's column names and what reports call them, letters alone. KNET publishes no format: its portal
 * exports what the merchant chooses, so columns are found by name, in any order, and others are left alone.
 */
const NAMES = {
  trackId: ['trackid', 'merchanttrackid', 'trackingid', 'رقمالتتبع'],
  tranId: ['tranid', 'transid', 'transactionid', 'رقمالحركة'],
  paymentId: ['paymentid', 'payid', 'orderid', 'رقمعمليةالدفع'],
  amount: ['amount', 'amt', 'transactionamount', 'amountkwd', 'المبلغ'],
  postDate: ['postdate', 'posteddate', 'settlementdate', 'تاريخالترحيل'],
  action: ['action', 'type', 'transactiontype', 'transactionaction', 'النوع'],
  result: ['result', 'status', 'الحالة'],
} as const
type Name = keyof typeof NAMES

const KINDS: Readonly<Record<string, ReportRow['kind']>> = {
  1: 'CAPTURE',
  PURCHASE: 'CAPTURE',
  SALE: 'CAPTURE',
  CAPTURE: 'CAPTURE',
  CAPTURED: 'CAPTURE',
  2: 'REFUND',
  REFUND: 'REFUND',
  CREDIT: 'REFUND',
  REFUNDED: 'REFUND',
}

const WITH_MONEY = ['', 'CAPTURED', 'SUCCESS', 'REFUNDED']
const WITHOUT_MONEY = [
  'NOT CAPTURED',
  'CANCELED',
  'CANCELLED',
  'DENIED BY RISK',
  'HOST TIMEOUT',
  'VOIDED',
  'REVERSED',
  'FAILED',
  'DECLINED',
]

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '')
/** An export keeps a long number as text by an apostrophe or as `="…"`. */
const plain = (text: string): string => text.trim().replace(/^=?["']*|["']+$/g, '')

/** Whether a cell names the day: MMDD, `YYYY-MM-DD` or `DD/MM/YYYY`, with or without a time behind it. */
function namesDay(text: string, day: string): boolean {
  const [year, month, date] = day.split('-') as [string, string, string]
  return [
    month + date,
    day,
    `${year}${month}${date}`,
    `${date}/${month}/${year}`,
    `${date}-${month}-${year}`,
  ].includes(text.split(/[ T]/)[0]!)
}

/**
 * Reads KNET's report of the transactions posted on a day, as CSV or as pasted from a spreadsheet (tabs):
 * purchases that were captured, and refunds. Rows of another result are left out. A wrong row refuses the
 * whole: half a day must not look like a day. @param day `YYYY-MM-DD`
 */
export function readSettlementReport(
  text: string,
  day: string,
): { rows: ReportRow[] } | { error: ReportError } {
  const [head = ''] = text.replace(/^\s+/, '').split('\n', 1)
  const delimiter = [',', ';', '\t']
    .map((sign) => ({ sign, count: head.split(sign).length }))
    .sort((a, b) => b.count - a.count)[0]!.sign
  let table: { record: string[]; info: { lines: number } }[]
  try {
    table = parse(text.replaceAll('\r\n', '\n'), {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as typeof table
  } catch {
    return { error: { code: 'reportNoHeader', column: 'trackId' } }
  }
  const header = (table[0]?.record ?? []).map(letters)
  const at = Object.fromEntries(
    Object.entries(NAMES).map(([name, names]) => [
      name,
      header.findIndex((cell) => (names as readonly string[]).includes(cell)),
    ]),
  ) as Record<Name, number>
  const missing = (['trackId', 'tranId', 'amount', 'action'] as const).find((name) => at[name] < 0)
  if (missing) return { error: { code: 'reportNoHeader', column: missing } }
  const rows: ReportRow[] = []
  const seen = new Set<string>()
  for (const {
    record,
    info: { lines: line },
  } of table.slice(1)) {
    const cell = (name: Name) => plain(record[at[name]] ?? '')
    if (!record.some((one) => one.trim())) continue
    const result = at.result < 0 ? '' : cell('result').toUpperCase().replaceAll('+', ' ')
    if (WITHOUT_MONEY.includes(result)) continue
    // A word that nobody knows may be a column that slipped.
    if (!WITH_MONEY.includes(result)) return { error: { code: 'reportRow', line, column: 'result' } }
    const kind = KINDS[cell('action').toUpperCase()]
    if (!kind) return { error: { code: 'reportRow', line, column: 'action' } }
    const [trackId, tranId, amountFils] = [
      cell('trackId'),
      cell('tranId'),
      parseFils(
        cell('amount').replace(/^(\d{1,3})((?:,\d{3})+)(?=\.|$)/, (whole) => whole.replaceAll(',', '')),
      ),
    ]
    if (!/^[A-Za-z0-9]{1,40}$/.test(trackId)) return { error: { code: 'reportRow', line, column: 'trackId' } }
    if (!/^\d{1,20}$/.test(tranId)) return { error: { code: 'reportRow', line, column: 'tranId' } }
    if (!amountFils || amountFils > MAX_FILS) return { error: { code: 'reportRow', line, column: 'amount' } }
    if (at.postDate >= 0 && !namesDay(cell('postDate'), day))
      return { error: { code: 'reportOtherDay', line } }
    if (seen.has(kind + tranId)) return { error: { code: 'reportTwice', line } }
    seen.add(kind + tranId)
    rows.push({
      kind,
      tranId,
      trackId,
      amountFils,
      ...(cell('paymentId') && { paymentId: cell('paymentId').slice(0, 20) }),
    })
  }
  return { rows }
}
