import type { Client } from 'pg'
import { newId } from '@/lib/core/ids'
import { one } from './rows'
import type { Ids } from './people'

/** What waits for finance in the demonstration. */
export async function financeIds(
  client: Client,
): Promise<
  Pick<
    Ids,
    'heldAttempt' | 'heldAllocation' | 'refundAttempt' | 'refund' | 'review' | 'strange' | 'closedReview'
  >
> {
  const held = await one(client, `SELECT id FROM "PaymentAttempt" WHERE state = 'REVIEW'`)
  // One officer has proposed to close it; the one who reads the pages decides.
  await client.query(
    `INSERT INTO "ReviewClosing" (id, "reviewId", outcome, resolution, "knetAnswer", "proposedById", "proposedAt")
     SELECT $1, v.id, 'NOT_OURS', 'مبلغ جهة أخرى، مراسلة كي نت رقم 1234', 'CAPTURED', u.id, now() FROM "PaymentReview" v, "User" u WHERE v.kind = 'UNKNOWN_PAYMENT' AND u.email = 'adel@customs.example'`,
    [newId()],
  )
  return {
    heldAttempt: held,
    heldAllocation: await one(client, 'SELECT id FROM "PaymentAllocation" WHERE "attemptId" = $1', held),
    refundAttempt: await one(client, `SELECT "attemptId" AS id FROM "Refund" WHERE state = 'REQUESTED'`),
    refund: await one(client, `SELECT id FROM "Refund" WHERE state = 'REQUESTED'`),
    review: await one(client, 'SELECT id FROM "PaymentReview" WHERE "attemptId" = $1', held),
    strange: await one(client, `SELECT id FROM "PaymentReview" WHERE kind = 'UNKNOWN_PAYMENT'`),
    closedReview: await one(client, 'SELECT id FROM "PaymentReview" WHERE "resolvedAt" IS NOT NULL'),
  }
}
