import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { dateOnly } from '@/lib/core/clock'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import { capturesSql } from './captures-sql'

/** Money that KNET captured and that pays nothing here, in whole or in part. */
export type UnallocatedCapture = {
  trackId: string
  /** Null for money that no payment here knows. */
  attemptId: string | null
  account: string | null
  state: PaymentAttemptState | null
  numbers: string | null
  /** Null where no payment here asked for it. */
  askedFils: Fils | null
  knetFils: Fils
  uncountedFils: Fils
  /** Sent back so far, on whatever day. */
  refundedFils: Fils
  /** Its items in finance's queue, of the latest one first. */
  reviewId: string | null
  tranId: string | null
  postDate: string | null
}

/**
 * Everything of a post date that KNET captured and nobody counts, payment by payment.
 * @param day `YYYY-MM-DD`
 */
export async function unallocatedCaptures(actor: Actor, day: string): Promise<UnallocatedCapture[]> {
  if (!can(actor, 'payments.oversee')) return []
  return db.$queryRaw<UnallocatedCapture[]>`
    WITH captured AS (${capturesSql(dateOnly(day))})
    SELECT c."trackId", c."attemptId"::text, c.account, c.state, a."amountFils" AS "askedFils", c."knetFils", c."knetFils" - c."countedFils" AS "uncountedFils", a."tranId", a."postDate",
      (SELECT string_agg(q.number, ', ' ORDER BY q.id) FROM "PaymentAllocation" l JOIN "PaymentRequest" q ON q.id = l."paymentRequestId" WHERE l."attemptId" = c."attemptId") AS numbers,
      (SELECT COALESCE(sum(r."amountFils"), 0)::float8 FROM "Refund" r WHERE r."attemptId" = c."attemptId" AND r.state = 'DONE') AS "refundedFils",
      (SELECT v.id::text FROM "PaymentReview" v WHERE v."attemptId" = c."attemptId" OR (v.kind = 'UNKNOWN_PAYMENT' AND c."attemptId" IS NULL AND v.details ->> 'theirTrackId' = c."trackId") ORDER BY v."openedAt" DESC LIMIT 1) AS "reviewId"
    FROM captured c LEFT JOIN "PaymentAttempt" a ON a.id = c."attemptId" WHERE NOT c.back AND c."knetFils" <> c."countedFils" ORDER BY c.account NULLS LAST, c."trackId"`
}
