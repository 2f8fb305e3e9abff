import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { payingParties } from './scope'

const MAX_COUNTED = 1000

/** Counts what the parties of the second see and those of the first do not, by the indexes of payer and broker. */
const difference = (before: Prisma.Sql, after: Prisma.Sql) => Prisma.sql`(
  WITH seen AS MATERIALIZED (SELECT ${before} AS ids),
  more AS MATERIALIZED (SELECT ARRAY(SELECT unnest(${after}) EXCEPT SELECT unnest(ids) FROM seen) AS ids)
  SELECT count(*)::int FROM (
    SELECT r.id FROM "PaymentRequest" r WHERE r."payerId" = ANY((SELECT ids FROM more)::uuid[])
      AND NOT coalesce(r."brokerId" = ANY((SELECT ids FROM seen)::uuid[]), FALSE)
    UNION
    SELECT r.id FROM "PaymentRequest" r WHERE r."brokerId" = ANY((SELECT ids FROM more)::uuid[])
      AND NOT r."payerId" = ANY((SELECT ids FROM seen)::uuid[])
    LIMIT ${MAX_COUNTED + 1}) x)`

/**
 * How many payment requests the second sees and the first does not, and the reverse, each at most one more than
 * 1000. One query.
 */
export async function countPaymentsMoved(
  tx: Tx,
  before: Actor,
  after: Actor,
): Promise<{ gained: number; lost: number }> {
  const [from, to] = [payingParties(before), payingParties(after)]
  const [row] = await tx.$queryRaw<{ gained: number; lost: number }[]>`
    SELECT ${difference(from, to)} AS gained, ${difference(to, from)} AS lost`
  return row!
}
