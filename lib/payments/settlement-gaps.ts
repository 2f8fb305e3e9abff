import { dateOnly } from '@/lib/core/clock'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'

/**
 * Why a day's sums do not close. LINES: categories and payments differ. UNCONFIRMED: counted here, and KNET
 * no longer says that it has the money. WAITING: payments of the day on which KNET's word is still missing.
 * REFUNDS: sent back without an answer. REPORT_CAPTURES, REPORT_REFUNDS: KNET's own report of the day has
 * another sum.
 */
type GapKind = 'LINES' | 'UNCONFIRMED' | 'WAITING' | 'REFUNDS' | 'REPORT_CAPTURES' | 'REPORT_REFUNDS'
/** `fils`: in question; of the report, KNET's sum less ours. */
export type Gap = { kind: GapKind; count: number; fils: Fils }

/** KNET's own report of a day, as it was last read. */
export type ReportTotals = {
  capturedFils: Fils
  refundedFils: Fils
  captures: number
  refunds: number
  importedAt: Date
}

/** @returns undefined when no report of the day was read. @param day `YYYY-MM-DD` */
export async function reportTotals(day: string): Promise<ReportTotals | undefined> {
  const [row] = await db.$queryRaw<(Omit<ReportTotals, 'importedAt'> & { importedAt: Date | null })[]>`
    SELECT COALESCE(sum("amountFils") FILTER (WHERE kind = 'CAPTURE'), 0)::float8 AS "capturedFils", COALESCE(sum("amountFils") FILTER (WHERE kind = 'REFUND'), 0)::float8 AS "refundedFils",
      count(*) FILTER (WHERE kind = 'CAPTURE')::int AS captures, count(*) FILTER (WHERE kind = 'REFUND')::int AS refunds, max("importedAt") AS "importedAt"
    FROM "KnetSettlementRow" WHERE day = ${dateOnly(day)}`
  return row?.importedAt ? { ...row, importedAt: row.importedAt } : undefined
}

type Sums = {
  confirmedFils: Fils
  uncountedFils: Fils
  refundedFils: Fils
  linesFils: Fils
  report?: ReportTotals
}

/**
 * What keeps a day's sums from closing, in the order of the type; none: they close.
 * @param day `YYYY-MM-DD`
 */
export async function settlementGaps(
  day: string,
  { confirmedFils, uncountedFils, refundedFils, linesFils, report }: Sums,
): Promise<Gap[]> {
  const date = dateOnly(day)
  const [from, to] = [new Date(`${day}T00:00:00+03:00`), new Date(date.getTime() + 21 * 3_600_000)]
  const open = await db.$queryRaw<Gap[]>`
    SELECT * FROM (
      SELECT 'UNCONFIRMED' AS kind, count(*)::int AS count, COALESCE(sum("amountFils"), 0)::float8 AS fils FROM "PaymentAttempt"
      WHERE "settlesOn" = ${date} AND state = 'PAID' AND "capturedFils" IS NULL
      UNION ALL SELECT 'WAITING', count(*)::int, COALESCE(sum("amountFils"), 0)::float8 FROM "PaymentAttempt"
      WHERE state IN ('CAPTURED_UNCONFIRMED', 'UNKNOWN', 'REVIEW') AND "capturedFils" IS NULL AND "startedAt" >= ${from} AND "startedAt" < ${to}
      UNION ALL SELECT 'REFUNDS', count(*)::int, COALESCE(sum("amountFils"), 0)::float8 FROM "Refund"
      WHERE state IN ('RELEASED', 'UNKNOWN') AND "decidedAt" >= ${from} AND "decidedAt" < ${to}) x WHERE count > 0`
  const differing = (kind: GapKind, theirs: Fils, ours: Fils, count = 1): Gap[] =>
    theirs === ours ? [] : [{ kind, count, fils: theirs - ours }]
  return [
    ...differing('LINES', confirmedFils, linesFils),
    ...open,
    ...(report
      ? [
          ...differing('REPORT_CAPTURES', report.capturedFils, confirmedFils + uncountedFils),
          ...differing('REPORT_REFUNDS', report.refundedFils, refundedFils),
        ]
      : []),
  ]
}
