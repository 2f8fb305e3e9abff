import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { readTypedNumber } from './search-text'

/** What a typed number names. Whose it is, the list's own condition decides. */
export type Named = { requestIds: string[]; declarationIds: string[]; deliveryOrderIds: string[] }

/** Of one running number there is one a site and year: many more are no answer. */
const MOST = 200

/** The types of declarations (domain §2.7); a leading T says temporary. */
const TYPES = ['IM', 'EX', 'RE', 'TR', 'TA', 'WH', 'FZ']

/** All numbers of a series with a running number, as a range of its unique index: '0' follows '/'. */
function inSeries(column: Prisma.Sql, series: readonly string[], running: string): Prisma.Sql {
  const ranges = series.map((name) => Prisma.sql`(${column} >= ${`${name}/${running}/`} AND ${column} < ${`${name}/${running}0`})`)
  return ranges.length > 0 ? Prisma.sql`(${Prisma.join(ranges, ' OR ')})` : Prisma.sql`FALSE`
}

function matching(text: string): { requests: Prisma.Sql; temporary: Prisma.Sql; final: Prisma.Sql; orders: Prisma.Sql; receipts: Prisma.Sql } | undefined {
  const typed = readTypedNumber(text)
  if (!typed) return undefined
  if (typed.kind === 'whole') {
    const is = (column: Prisma.Sql) => Prisma.sql`${column} = ${typed.number}`
    return { requests: is(Prisma.sql`number`), temporary: is(Prisma.sql`"temporaryNumber"`), final: is(Prisma.sql`"finalNumber"`), orders: is(Prisma.sql`number`), receipts: is(Prisma.sql`c.number`) }
  }
  const { running, series } = typed
  const only = (names: readonly string[]) => (series === undefined ? names : names.filter((name) => name === series))
  return {
    requests: Prisma.sql`(${inSeries(Prisma.sql`number`, only(['PR']), running)} OR (${series === undefined} AND reference = ${running}))`,
    temporary: inSeries(Prisma.sql`"temporaryNumber"`, only(TYPES.map((type) => `T${type}`)), running),
    final: inSeries(Prisma.sql`"finalNumber"`, only(TYPES), running),
    orders: inSeries(Prisma.sql`number`, only(['DO']), running), receipts: inSeries(Prisma.sql`c.number`, only(['CR']), running),
  }
}

/**
 * Looks a number up by the unique indexes: payment request, reference, declaration (temporary or final), delivery order,
 * receipt. One query. UNSCOPED: gives ids alone, which every caller must scope.
 */
export async function findNamedUnscoped(text: string): Promise<Named> {
  const found: Named = { requestIds: [], declarationIds: [], deliveryOrderIds: [] }
  const where = matching(text)
  if (!where) return found
  const rows = await db.$queryRaw<{ kind: keyof Named; id: string }[]>`
    (SELECT 'requestIds' AS kind, id::text FROM "PaymentRequest" WHERE ${where.requests} LIMIT ${MOST})
    UNION ALL (SELECT 'declarationIds', id::text FROM "Declaration" WHERE ${where.temporary} OR ${where.final} LIMIT ${MOST})
    UNION ALL (SELECT 'deliveryOrderIds', id::text FROM "DeliveryOrder" WHERE ${where.orders} LIMIT ${MOST})
    UNION ALL (SELECT 'requestIds', a."paymentRequestId"::text FROM "Receipt" c JOIN "PaymentAllocation" a ON a.id = c."allocationId" WHERE ${where.receipts} LIMIT ${MOST})`
  for (const { kind, id } of rows) found[kind].push(id)
  return found
}
