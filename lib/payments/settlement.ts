import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { dateOnly } from '@/lib/core/clock'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import type { ReceiptCategory } from '@/lib/db/generated/enums'
import { capturesSql } from './captures-sql'
import { reportTotals, settlementGaps, type Gap, type ReportTotals } from './settlement-gaps'

export type SettlementLine = {
  account: string
  nameAr: string
  nameEn: string
  category: ReceiptCategory
  receipts: number
  amountFils: Fils
}

export type AccountTotals = {
  /** Empty for money that no payment here knows: KNET does not say whose account it is for. */
  account: string
  nameAr: string
  nameEn: string
  /** Confirmed money of this post date; what was sent back later is still in it. */
  payments: number
  confirmedFils: Fils
  /**
   * Captured by KNET with this post date and counted for no request: all of a payment in review, what is
   * above or below a confirmed one.
   */
  uncountedFils: Fils
  /** Refunds that KNET takes off on this day, of whatever post date. */
  refundedFils: Fils
  /** Captured with this post date and given back by the bank. */
  reversedFils: Fils
}

/** What KNET should have moved for an account: all it captured, less what went back on that day. */
export const netFils = ({
  confirmedFils,
  uncountedFils,
  refundedFils,
}: Pick<AccountTotals, 'confirmedFils' | 'uncountedFils' | 'refundedFils'>): Fils =>
  confirmedFils + uncountedFils - refundedFils

export type Settlement = {
  day: string
  lines: SettlementLine[]
  accounts: AccountTotals[]
  confirmedFils: Fils
  uncountedFils: Fils
  refundedFils: Fils
  reversedFils: Fils
  gaps: Gap[]
  report?: ReportTotals
}

const total = <K extends string>(rows: readonly Record<K, number>[], key: K): Fils =>
  rows.reduce((sum, row) => sum + row[key], 0)

/**
 * What KNET settles on a day (the post date), in fils, by customs account and category: all that it says it
 * captured, by its own amounts, counted or not; refunds by the day KNET takes them off. @param day
 * `YYYY-MM-DD`
 */
export async function settlement(actor: Actor, day: string): Promise<Settlement> {
  if (!can(actor, 'payments.oversee'))
    return {
      day,
      lines: [],
      accounts: [],
      confirmedFils: 0,
      uncountedFils: 0,
      refundedFils: 0,
      reversedFils: 0,
      gaps: [],
    }
  const date = dateOnly(day)
  const lines = await db.$queryRaw<SettlementLine[]>`
    SELECT c.code AS account, c."nameAr", c."nameEn", n.category::text, count(DISTINCT l.id)::int AS receipts, sum(n."amountFils")::float8 AS "amountFils"
    FROM "PaymentAttempt" a JOIN "CustomsAccount" c ON c.code = a."customsAccountCode" JOIN "PaymentAllocation" l ON l."attemptId" = a.id AND l.state = 'EFFECTIVE'
      JOIN "PaymentLine" n ON n."paymentRequestId" = l."paymentRequestId" AND n.revision = l.revision
    WHERE a."settlesOn" = ${date} AND a.state IN ('PAID', 'REFUNDED') AND a."confirmedAt" IS NOT NULL
    GROUP BY c.code, n.category ORDER BY c.code, n.category`
  const accounts = await db.$queryRaw<AccountTotals[]>`
    WITH captured AS (${capturesSql(date)}), moved AS (
      SELECT account, counted::int AS payments, "countedFils" AS confirmed, "knetFils" - "countedFils" AS uncounted, 0 AS refunded, 0 AS reversed FROM captured WHERE NOT back
      UNION ALL SELECT account, 0, 0, 0, 0, "knetFils" FROM captured WHERE back
      UNION ALL SELECT a."customsAccountCode", 0, 0, 0, r."amountFils", 0
      FROM "Refund" r JOIN "PaymentAttempt" a ON a.id = r."attemptId" WHERE r.state = 'DONE' AND r."settlesOn" = ${date})
    SELECT COALESCE(c.code, '') AS account, COALESCE(c."nameAr", '') AS "nameAr", COALESCE(c."nameEn", '') AS "nameEn", sum(m.payments)::int AS payments, sum(m.confirmed)::float8 AS "confirmedFils",
      sum(m.uncounted)::float8 AS "uncountedFils", sum(m.refunded)::float8 AS "refundedFils", sum(m.reversed)::float8 AS "reversedFils"
    FROM moved m LEFT JOIN "CustomsAccount" c ON c.code = m.account GROUP BY c.code, c."nameAr", c."nameEn" ORDER BY c.code`
  const sums = {
    confirmedFils: total(accounts, 'confirmedFils'),
    uncountedFils: total(accounts, 'uncountedFils'),
    refundedFils: total(accounts, 'refundedFils'),
    reversedFils: total(accounts, 'reversedFils'),
  }
  const report = await reportTotals(day)
  return {
    day,
    lines,
    accounts,
    ...sums,
    report,
    gaps: await settlementGaps(day, { ...sums, linesFils: total(lines, 'amountFils'), report }),
  }
}

export type SettlementEntry = {
  account: string
  receipt: string
  request: string
  declaration: string | null
  payer: string
  category: ReceiptCategory
  amountFils: Fils
  trackId: string
  paymentId: string
  tranId: string | null
  ref: string | null
  auth: string | null
  postDate: string | null
  confirmedAt: Date
}

/** Every category of every receipt of a post date, for the export. @param locale whose name of the payer */
export async function settlementEntries(
  actor: Actor,
  day: string,
  locale: string,
): Promise<SettlementEntry[]> {
  if (!can(actor, 'payments.oversee')) return []
  return db.$queryRaw<SettlementEntry[]>`
    SELECT a."customsAccountCode" AS account, COALESCE(r.number, '') AS receipt, q.number AS request, COALESCE(d."finalNumber", d."temporaryNumber") AS declaration,
      CASE WHEN ${locale} = 'ar' THEN p."nameAr" ELSE p."nameEn" END AS payer, n.category::text, n."amountFils", a."trackId", a."paymentId", a."tranId", a.ref, a.auth, a."postDate", a."confirmedAt"
    FROM "PaymentAttempt" a JOIN "PaymentAllocation" l ON l."attemptId" = a.id AND l.state = 'EFFECTIVE' JOIN "PaymentRequest" q ON q.id = l."paymentRequestId"
      JOIN "CustomsParty" p ON p.id = q."payerId" JOIN "PaymentLine" n ON n."paymentRequestId" = q.id AND n.revision = l.revision
      LEFT JOIN "Declaration" d ON d.id = q."declarationId" LEFT JOIN "Receipt" r ON r."allocationId" = l.id
    WHERE a."settlesOn" = ${dateOnly(day)} AND a.state IN ('PAID', 'REFUNDED') AND a."confirmedAt" IS NOT NULL
    ORDER BY a."customsAccountCode", a."confirmedAt", a.id, q.id, n.category`
}
