import type { Actor } from '@/lib/access/actor'
import { foldText } from '@/lib/core/digits'
import { spellingsOf } from '@/lib/core/registration-number'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { PaymentAttemptState, PaymentRequestState, PaymentType } from '@/lib/db/generated/enums'
import { findNamedUnscoped } from './find-number'
import { cursorOf, endOfDay, startOfDay, type PaymentFilter } from './list-filter'
import type { OwnParty } from './own-parties'
import { payingParties } from './scope'

const PAYMENTS_PAGE = 20

export type PaymentRow = {
  id: string
  number: string
  type: PaymentType
  state: PaymentRequestState
  /** Fils. */
  amountFils: number
  issuedAt: Date
  expiresAt: Date | null
  payerNameAr: string
  payerNameEn: string
  temporaryNumber: string | null
  finalNumber: string | null
  deliveryOrderNumber: string | null
  /** The state of the attempt that holds it: somebody is at KNET with it, or finance looks at its money. */
  heldBy: PaymentAttemptState | null
  /** The reader's companies owe it; else they sent it as a broker. */
  own: boolean
}

export type PaymentPage = { rows: PaymentRow[]; next?: string; previous?: string }

const ids = (values: readonly string[]) => Prisma.sql`${[...values]}::uuid[]`

/**
 * Payers that a typed company names: the reader's own by any part of the name, others by code or commercial
 * registration number.
 */
function payerCondition(company: string, own: readonly OwnParty[]): Prisma.Sql | undefined {
  const folded = foldText(company)
  if (!folded) return undefined
  const named = own
    .filter((party) =>
      foldText(
        `${party.nameAr} ${party.nameEn} ${party.customsCode} ${party.commercialRegistrationNumber ?? ''}`,
      ).includes(folded),
    )
    .map(({ id }) => id)
  return Prisma.sql`r."payerId" = ANY(ARRAY(SELECT id FROM "CustomsParty" WHERE id = ANY(${ids(named)}) OR "customsCode" = ${folded.toUpperCase()} OR "commercialRegistrationNumber" = ANY(${/^\d+$/.test(folded) ? spellingsOf(folded) : []}::text[])))`
}

async function conditions(filter: PaymentFilter, own: readonly OwnParty[]): Promise<Prisma.Sql[]> {
  const parts: Prisma.Sql[] = []
  if (filter.text) parts.push(Prisma.sql`r.id = ANY(${ids(await findNamedUnscoped(filter.text))})`)
  const payer = payerCondition(filter.company, own)
  if (payer) parts.push(payer)
  if (Object.keys(filter.faults).length > 0) parts.push(Prisma.sql`FALSE`)
  if (filter.type) parts.push(Prisma.sql`r.type = ${filter.type}::"PaymentType"`)
  if (filter.state) parts.push(Prisma.sql`r.state = ${filter.state}::"PaymentRequestState"`)
  if (filter.amountFils) parts.push(Prisma.sql`r."amountFils" = ${filter.amountFils}`)
  if (filter.from) parts.push(Prisma.sql`r."issuedAt" >= ${startOfDay(filter.from)}`)
  if (filter.to) parts.push(Prisma.sql`r."issuedAt" < ${endOfDay(filter.to)}`)
  return parts
}

/**
 * A page of the requests that the parties owe or sent, newest first, keyset by (issuedAt, id). Each party is
 * read by its own index and only as far as one page: their number decides, not that of all requests. One
 * query, two with a number.
 */
export async function listPayments(
  own: readonly OwnParty[],
  filter: PaymentFilter,
  size = PAYMENTS_PAGE,
): Promise<PaymentPage> {
  if (own.length === 0) return { rows: [] }
  const { cursor } = filter
  const backwards = cursor?.direction === 'before'
  const where = await conditions(filter, own)
  if (cursor) {
    const key = Prisma.sql`(${cursor.issuedAt}, ${cursor.id}::uuid)`
    where.push(
      backwards ? Prisma.sql`(r."issuedAt", r.id) > ${key}` : Prisma.sql`(r."issuedAt", r.id) < ${key}`,
    )
  }
  const all = Prisma.join([Prisma.sql`TRUE`, ...where], ' AND ')
  const order = backwards ? Prisma.sql`r."issuedAt", r.id` : Prisma.sql`r."issuedAt" DESC, r.id DESC`
  const columns = Prisma.sql`r.id, r.number, r.type, r.state, r."amountFils", r."issuedAt", r."expiresAt", r."payerId", r."declarationId", r."deliveryOrderId"`
  const mine = ids(own.map(({ id }) => id))
  const found = await db.$queryRaw<PaymentRow[]>`
    WITH r AS (
      SELECT * FROM (
        SELECT f.*, TRUE AS own FROM unnest(${mine}) AS p(id) CROSS JOIN LATERAL (
          SELECT ${columns} FROM "PaymentRequest" r WHERE r."payerId" = p.id AND ${all} ORDER BY ${order} LIMIT ${size + 1}) f
        UNION ALL
        SELECT f.*, FALSE FROM unnest(${mine}) AS p(id) CROSS JOIN LATERAL (
          SELECT ${columns} FROM "PaymentRequest" r WHERE r."brokerId" = p.id AND r."payerId" <> ALL(${mine}) AND ${all} ORDER BY ${order} LIMIT ${size + 1}) f
      ) r ORDER BY ${order} LIMIT ${size + 1})
    SELECT r.id::text, r.number, r.type::text, r.state::text, r."amountFils", r."issuedAt", r."expiresAt", r.own,
      y."nameAr" AS "payerNameAr", y."nameEn" AS "payerNameEn", d."temporaryNumber", d."finalNumber", o.number AS "deliveryOrderNumber",
      (SELECT a.state::text FROM "PaymentAllocation" l JOIN "PaymentAttempt" a ON a.id = l."attemptId" WHERE l."paymentRequestId" = r.id AND l.state = 'HELD') AS "heldBy"
    FROM r JOIN "CustomsParty" y ON y.id = r."payerId" LEFT JOIN "Declaration" d ON d.id = r."declarationId" LEFT JOIN "DeliveryOrder" o ON o.id = r."deliveryOrderId"
    ORDER BY ${order}`
  const more = found.length > size
  const rows = backwards ? found.slice(0, size).reverse() : found.slice(0, size)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    next: last && (backwards || more) ? cursorOf(last) : undefined,
    previous: first && cursor && (!backwards || more) ? cursorOf(first) : undefined,
  }
}

export type Due = {
  /** By type: how many requests and how much, in fils. */
  FEES: { count: number; fils: Fils }
  DEPOSITS: { count: number; fils: Fils }
  /** More are due than were added up. */
  more: boolean
}

/** So many due requests are added up; nobody pays more by hand. */
const MAX_DUE = 1_000

/**
 * What an actor's companies owe now, by the index of what is due. What is being paid, or stands in review, is
 * not: nobody can pay it. One query, of bounded cost. @param at domain time: what has expired is not due
 */
export async function totalDue(actor: Actor, at: Date): Promise<Due> {
  const due: Due = { FEES: { count: 0, fils: 0 }, DEPOSITS: { count: 0, fils: 0 }, more: false }
  const rows = await db.$queryRaw<{ type: PaymentType; count: number; fils: bigint }[]>`
    SELECT type::text, count(*)::int AS count, sum("amountFils")::bigint AS fils FROM (
      SELECT type, "amountFils" FROM "PaymentRequest" r
      WHERE "payerId" = ANY(${payingParties(actor)}) AND state = 'INITIATED' AND ("expiresAt" IS NULL OR "expiresAt" > ${at})
        AND NOT EXISTS (SELECT FROM "PaymentAllocation" l WHERE l."paymentRequestId" = r.id AND l.state = 'HELD') LIMIT ${MAX_DUE + 1}) due GROUP BY type`
  for (const { type, count, fils } of rows) due[type] = { count, fils: Number(fils) }
  return { ...due, more: due.FEES.count + due.DEPOSITS.count > MAX_DUE }
}
