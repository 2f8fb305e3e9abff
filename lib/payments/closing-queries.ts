import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { PaymentReviewKind, ReviewClosingState, ReviewOutcome } from '@/lib/db/generated/enums'

export type ClosingRow = {
  id: string
  reviewId: string
  kind: PaymentReviewKind
  amountFils: Fils
  outcome: ReviewOutcome
  resolution: string
  /** KNET's words when it was proposed. */
  knetAnswer: string
  state: ReviewClosingState
  version: number
  proposedById: string
  proposedByName: string
  proposedAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  note: string | null
}

const SELECT = Prisma.sql`
  SELECT c.id::text, c."reviewId"::text, v.kind::text, v."amountFils", c.outcome::text, c.resolution, c."knetAnswer", c.state::text, c.version, c."proposedById"::text,
    p."firstName" || ' ' || p."lastName" AS "proposedByName", c."proposedAt", CASE WHEN d.id IS NOT NULL THEN d."firstName" || ' ' || d."lastName" END AS "decidedByName", c."decidedAt", c.note
  FROM "ReviewClosing" c JOIN "PaymentReview" v ON v.id = c."reviewId" JOIN "User" p ON p.id = c."proposedById" LEFT JOIN "User" d ON d.id = c."decidedById"`

/** Closings that wait for a second officer, oldest first; at most 50. */
export async function waitingClosings(actor: Actor): Promise<ClosingRow[]> {
  if (!can(actor, 'payments.oversee')) return []
  return db.$queryRaw<
    ClosingRow[]
  >`${SELECT} WHERE c.state = 'PROPOSED' ORDER BY c."proposedAt", c.id LIMIT 50`
}

/** Every closing of one item that was ever proposed, newest first. */
export async function closingsOf(actor: Actor, reviewId: string): Promise<ClosingRow[]> {
  if (!can(actor, 'payments.oversee') || !isId(reviewId)) return []
  return db.$queryRaw<
    ClosingRow[]
  >`${SELECT} WHERE c."reviewId" = ${reviewId}::uuid ORDER BY c."proposedAt" DESC, c.id DESC`
}
