import { cleanCode } from '@/lib/core/digits'
import { readTypedNumber } from '@/lib/core/typed-number'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

/** Of one running number there is one a site and year: many more are no answer. */
const MAX_MATCHES = 200

/** The types of declarations (domain §2.7); a leading T says temporary. */
const TYPES = ['IM', 'EX', 'RE', 'TR', 'TA', 'WH', 'FZ']

type Column = 'request' | 'temporary' | 'final' | 'order' | 'receipt'
const COLUMNS: Record<Column, { column: Prisma.Sql; series: readonly string[] }> = {
  request: { column: Prisma.sql`r.number`, series: ['PR'] },
  temporary: { column: Prisma.sql`d."temporaryNumber"`, series: TYPES.map((type) => `T${type}`) },
  final: { column: Prisma.sql`d."finalNumber"`, series: TYPES },
  order: { column: Prisma.sql`o.number`, series: ['DO'] },
  receipt: { column: Prisma.sql`c.number`, series: ['CR'] },
}

/**
 * The typed number as a condition on one column, answered by its unique index: equal, or all of a running
 * number ('0' follows '/').
 */
function conditionOn(column: Prisma.Sql, series: readonly string[], text: string): Prisma.Sql {
  const typed = readTypedNumber(text)
  if (!typed) return Prisma.sql`FALSE`
  if (typed.kind === 'whole') return Prisma.sql`${column} = ${typed.number}`
  const { running } = typed
  const ranges = series
    .filter((name) => typed.series === undefined || name === typed.series)
    .map(
      (name) => Prisma.sql`(${column} >= ${`${name}/${running}/`} AND ${column} < ${`${name}/${running}0`})`,
    )
  return ranges.length > 0 ? Prisma.sql`(${Prisma.join(ranges, ' OR ')})` : Prisma.sql`FALSE`
}

/**
 * The requests that a typed number names, all by unique indexes: its own number, the issuer's reference, its
 * declaration (temporary or final), its delivery order, its receipt. One query. UNSCOPED: gives ids alone,
 * which every caller must scope.
 */
export async function findNamedUnscoped(text: string): Promise<string[]> {
  const is = (name: Column) => conditionOn(COLUMNS[name].column, COLUMNS[name].series, text)
  const rows = await db.$queryRaw<{ id: string }[]>`
    (SELECT r.id::text FROM "PaymentRequest" r WHERE ${is('request')} LIMIT ${MAX_MATCHES})
    UNION (SELECT r.id::text FROM "PaymentRequest" r WHERE r.reference = ${cleanCode(text)})
    UNION (SELECT r.id::text FROM "Declaration" d JOIN "PaymentRequest" r ON r."declarationId" = d.id WHERE ${is('temporary')} LIMIT ${MAX_MATCHES})
    UNION (SELECT r.id::text FROM "Declaration" d JOIN "PaymentRequest" r ON r."declarationId" = d.id WHERE ${is('final')} LIMIT ${MAX_MATCHES})
    UNION (SELECT r.id::text FROM "DeliveryOrder" o JOIN "PaymentRequest" r ON r."deliveryOrderId" = o.id WHERE ${is('order')} LIMIT ${MAX_MATCHES})
    UNION (SELECT a."paymentRequestId"::text FROM "Receipt" c JOIN "PaymentAllocation" a ON a.id = c."allocationId" WHERE ${is('receipt')} LIMIT ${MAX_MATCHES})`
  return rows.map(({ id }) => id)
}
