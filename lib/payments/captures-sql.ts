import { Prisma } from '@/lib/db/generated/client'

/**
 * SQL rows of all money that KNET says it captured with a post date: `trackId`, `attemptId`, `account`,
 * `state`, `counted` (it pays requests), `countedFils`, `knetFils` (KNET's own amount) and `back` (the bank
 * gave it back). Money under a track id of nobody's has no attempt and no account. @param date midnight UTC
 */
export const capturesSql = (date: Date): Prisma.Sql => Prisma.sql`
  SELECT a."trackId", a.id AS "attemptId", a."customsAccountCode" AS account, a.state::text AS state, x.counted,
    CASE WHEN x.counted THEN a."amountFils" ELSE 0 END AS "countedFils", COALESCE(a."capturedFils", a."amountFils") AS "knetFils", a.state NOT IN ('PAID', 'REVIEW', 'REFUNDED') AS back
  FROM "PaymentAttempt" a CROSS JOIN LATERAL (
    SELECT a.state IN ('PAID', 'REFUNDED') AND EXISTS (SELECT FROM "PaymentAllocation" l WHERE l."attemptId" = a.id AND l.state = 'EFFECTIVE') AS counted) x
  WHERE a."settlesOn" = ${date} AND (x.counted OR a."capturedFils" IS NOT NULL)
  UNION ALL
  SELECT v.details ->> 'theirTrackId', NULL, NULL, NULL, false, 0, v."amountFils", false
  FROM "PaymentReview" v WHERE v.kind = 'UNKNOWN_PAYMENT' AND v."settlesOn" = ${date} AND v.outcome IS DISTINCT FROM 'NO_MONEY'`
