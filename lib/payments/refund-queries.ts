import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RefundState } from '@/lib/db/generated/enums'

export type RefundRow = {
  id: string
  attemptId: string
  allocationId: string
  requestNumber: string
  amountFils: Fils
  reason: string
  state: RefundState
  version: number
  requestedById: string
  requestedByName: string
  requestedAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  finishedAt: Date | null
  result: string | null
  tranId: string | null
  note: string | null
  /** The open item that asks what became of it. */
  reviewId: string | null
}

const SELECT = Prisma.sql`
  SELECT r.id::text, r."attemptId"::text, r."allocationId"::text, q.number AS "requestNumber", r."amountFils", r.reason, r.state::text, r.version,
    r."requestedById"::text, u."firstName" || ' ' || u."lastName" AS "requestedByName", r."requestedAt",
    CASE WHEN d.id IS NOT NULL THEN d."firstName" || ' ' || d."lastName" END AS "decidedByName", r."decidedAt", r."finishedAt", r.result, r."tranId", r.note,
    (SELECT v.id::text FROM "PaymentReview" v WHERE v."attemptId" = r."attemptId" AND v.kind = 'REFUND' AND v."resolvedAt" IS NULL AND v.details ->> 'refundId' = r.id::text) AS "reviewId"
  FROM "Refund" r JOIN "PaymentAllocation" l ON l.id = r."allocationId" JOIN "PaymentRequest" q ON q.id = l."paymentRequestId"
    JOIN "User" u ON u.id = r."requestedById" LEFT JOIN "User" d ON d.id = r."decidedById"`

/** Refunds that wait for a second officer or whose answer was lost, oldest first; at most 50. */
export async function waitingRefunds(actor: Actor): Promise<RefundRow[]> {
  if (!can(actor, 'payments.oversee')) return []
  return db.$queryRaw<
    RefundRow[]
  >`${SELECT} WHERE r.state IN ('REQUESTED', 'RELEASED', 'UNKNOWN') ORDER BY r."requestedAt", r.id LIMIT 50`
}

/** All refunds of one payment, oldest first. */
export async function refundsOf(actor: Actor, attemptId: string): Promise<RefundRow[]> {
  if (!can(actor, 'payments.oversee') || !isId(attemptId)) return []
  return db.$queryRaw<
    RefundRow[]
  >`${SELECT} WHERE r."attemptId" = ${attemptId}::uuid ORDER BY r."requestedAt", r.id`
}
