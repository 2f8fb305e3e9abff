import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { dateOnly } from '@/lib/core/clock'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import type { ReceiptCategory } from '@/lib/db/generated/enums'

export type SettlementLine = { account: string; nameAr: string; nameEn: string; category: ReceiptCategory; receipts: number; amountFils: Fils }

export type AccountTotals = {
  account: string
  nameAr: string
  nameEn: string
  /** Confirmed money of this post date; what was sent back later is still in it. */
  payments: number
  confirmedFils: Fils
  /** Refunds that KNET carried out on this day, of whatever post date. */
  refundedFils: Fils
  /** Captured with this post date, but paying nothing: finance has it in review, or sent it back from there. */
  reviewFils: Fils
  reversedFils: Fils
}

/** What KNET should have moved for an account: all it captured, less what went back on that day. */
export const netFils = ({ confirmedFils, reviewFils, refundedFils }: Pick<AccountTotals, 'confirmedFils' | 'reviewFils' | 'refundedFils'>): Fils => confirmedFils + reviewFils - refundedFils

export type Settlement = { day: string; lines: SettlementLine[]; accounts: AccountTotals[]; confirmedFils: Fils; refundedFils: Fils; /** False: lines and payments disagree, which no reader must overlook. */ sound: boolean }

const total = <K extends string>(rows: readonly Record<K, number>[], key: K): Fils => rows.reduce((sum, row) => sum + row[key], 0)

/**
 * What KNET settles on a day (the post date), in fils, by customs account and category; refunds by the day they were done.
 * Two queries. @param day `YYYY-MM-DD`
 */
export async function settlement(actor: Actor, day: string): Promise<Settlement> {
  if (!can(actor, 'payments.oversee')) return { day, lines: [], accounts: [], confirmedFils: 0, refundedFils: 0, sound: true }
  const date = dateOnly(day)
  const [from, to] = [new Date(`${day}T00:00:00+03:00`), new Date(date.getTime() + 21 * 3_600_000)]
  const lines = await db.$queryRaw<SettlementLine[]>`
    SELECT c.code AS account, c."nameAr", c."nameEn", n.category::text, count(DISTINCT l.id)::int AS receipts, sum(n."amountFils")::float8 AS "amountFils"
    FROM "PaymentAttempt" a JOIN "CustomsAccount" c ON c.code = a."customsAccountCode" JOIN "PaymentAllocation" l ON l."attemptId" = a.id AND l.state = 'EFFECTIVE'
      JOIN "PaymentLine" n ON n."paymentRequestId" = l."paymentRequestId" AND n.revision = l.revision
    WHERE a."settlesOn" = ${date} AND a.state IN ('PAID', 'REFUNDED') AND a."confirmedAt" IS NOT NULL
    GROUP BY c.code, n.category ORDER BY c.code, n.category`
  const accounts = await db.$queryRaw<AccountTotals[]>`
    WITH moved AS (
      SELECT a."customsAccountCode" AS code, 1 AS payments, a."amountFils" AS confirmed, 0 AS refunded, 0 AS review, 0 AS reversed
      FROM "PaymentAttempt" a WHERE a."settlesOn" = ${date} AND a.state IN ('PAID', 'REFUNDED') AND a."confirmedAt" IS NOT NULL
      UNION ALL SELECT a."customsAccountCode", 0, 0, r."amountFils", 0, 0
      FROM "Refund" r JOIN "PaymentAttempt" a ON a.id = r."attemptId" WHERE r.state = 'DONE' AND r."finishedAt" >= ${from} AND r."finishedAt" < ${to}
      UNION ALL SELECT a."customsAccountCode", 0, 0, 0, CASE WHEN a.state = 'REVERSED' THEN 0 ELSE a."amountFils" END, CASE WHEN a.state = 'REVERSED' THEN a."amountFils" ELSE 0 END
      FROM "PaymentAttempt" a WHERE a."settlesOn" = ${date} AND (a.state IN ('REVIEW', 'REVERSED') OR (a.state = 'REFUNDED' AND a."confirmedAt" IS NULL)))
    SELECT c.code AS account, c."nameAr", c."nameEn", sum(m.payments)::int AS payments, sum(m.confirmed)::float8 AS "confirmedFils", sum(m.refunded)::float8 AS "refundedFils",
      sum(m.review)::float8 AS "reviewFils", sum(m.reversed)::float8 AS "reversedFils"
    FROM moved m JOIN "CustomsAccount" c ON c.code = m.code GROUP BY c.code ORDER BY c.code`
  const confirmedFils = total(accounts, 'confirmedFils')
  return { day, lines, accounts, confirmedFils, refundedFils: total(accounts, 'refundedFils'), sound: confirmedFils === total(lines, 'amountFils') }
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
export async function settlementEntries(actor: Actor, day: string, locale: string): Promise<SettlementEntry[]> {
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
