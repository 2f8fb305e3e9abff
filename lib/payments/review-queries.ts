import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { PaymentReviewKind, type PaymentAttemptState, type ReviewOutcome } from '@/lib/db/generated/enums'

export const REVIEW_KINDS = Object.values(PaymentReviewKind)
const REVIEW_PAGE = 25
/** Counting stops here; the page then says "999+". */
const COUNT_CAP = 1000

export type ReviewFilter = { show: 'open' | 'closed'; kind?: PaymentReviewKind; after?: string }

export type ReviewRow = {
  id: string
  kind: PaymentReviewKind
  amountFils: Fils
  openedAt: Date
  resolvedAt: Date | null
  resolution: string | null
  outcome: ReviewOutcome | null
  resolvedByName: string | null
  version: number
  details: Record<string, string | number | null>
  attemptId: string | null
  trackId: string | null
  attemptState: PaymentAttemptState | null
  paymentRequestId: string | null
  /** Of the request in question, else of all that the payment is for. */
  numbers: string | null
}

const SELECT = Prisma.sql`
  SELECT v.id::text, v.kind::text, v."amountFils", v."openedAt", v."resolvedAt", v.resolution, v.outcome::text, v.version, v.details, v."attemptId"::text, a."trackId", a.state::text AS "attemptState",
    v."paymentRequestId"::text, CASE WHEN u.id IS NOT NULL THEN u."firstName" || ' ' || u."lastName" END AS "resolvedByName",
    COALESCE((SELECT q.number FROM "PaymentRequest" q WHERE q.id = v."paymentRequestId"),
      (SELECT string_agg(q.number, ', ' ORDER BY q.id) FROM "PaymentAllocation" l JOIN "PaymentRequest" q ON q.id = l."paymentRequestId" WHERE l."attemptId" = v."attemptId")) AS numbers
  FROM "PaymentReview" v LEFT JOIN "PaymentAttempt" a ON a.id = v."attemptId" LEFT JOIN "User" u ON u.id = v."resolvedById"`

/**
 * Finance's queue, one keyset query: open items oldest first, since the oldest money waits longest; closed
 * ones newest first.
 * @returns `next` is the `after` of the following page, if any
 */
export async function reviewQueue(
  actor: Actor,
  { show, kind, after }: ReviewFilter,
): Promise<{ rows: ReviewRow[]; next?: string }> {
  if (!can(actor, 'payments.oversee')) return { rows: [] }
  const cursor = parseCursor(after)
  const open = show === 'open'
  const place = cursor && Prisma.sql`(${cursor.at}, ${cursor.id}::uuid)`
  const where = [open ? Prisma.sql`v."resolvedAt" IS NULL` : Prisma.sql`v."resolvedAt" IS NOT NULL`]
  if (kind) where.push(Prisma.sql`v.kind = ${kind}::"PaymentReviewKind"`)
  if (place)
    where.push(
      open ? Prisma.sql`(v."openedAt", v.id) > ${place}` : Prisma.sql`(v."openedAt", v.id) < ${place}`,
    )
  const order = open ? Prisma.sql`v."openedAt", v.id` : Prisma.sql`v."openedAt" DESC, v.id DESC`
  const found = await db.$queryRaw<
    ReviewRow[]
  >`${SELECT} WHERE ${Prisma.join(where, ' AND ')} ORDER BY ${order} LIMIT ${REVIEW_PAGE + 1}`
  const rows = found.slice(0, REVIEW_PAGE)
  const last = rows.at(-1)
  return {
    rows,
    next: found.length > REVIEW_PAGE && last ? formatCursor({ at: last.openedAt, id: last.id }) : undefined,
  }
}

/** One item, for those who oversee payments. */
export async function findReview(actor: Actor, id: string): Promise<ReviewRow | undefined> {
  if (!can(actor, 'payments.oversee') || !isId(id)) return undefined
  return (await db.$queryRaw<ReviewRow[]>`${SELECT} WHERE v.id = ${id}::uuid`)[0]
}

/** All items of one payment, oldest first. */
export async function reviewsOf(actor: Actor, attemptId: string): Promise<ReviewRow[]> {
  if (!can(actor, 'payments.oversee') || !isId(attemptId)) return []
  return db.$queryRaw<
    ReviewRow[]
  >`${SELECT} WHERE v."attemptId" = ${attemptId}::uuid ORDER BY v."openedAt", v.id`
}

export type FinanceCounts = {
  open: number
  toRelease: number
  toConfirm: number
  lost: number
  byKind: Partial<Record<PaymentReviewKind, number>>
}
const NONE: FinanceCounts = { open: 0, toRelease: 0, toConfirm: 0, lost: 0, byKind: {} }

/**
 * What waits for finance, in one query, each count capped: open items (and by kind), refunds to release,
 * closings to confirm, refunds without an answer.
 */
export async function financeCounts(actor: Actor): Promise<FinanceCounts> {
  if (!can(actor, 'payments.oversee')) return NONE
  const refunds = (state: string) =>
    Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM "Refund" WHERE state = ${state}::"RefundState" LIMIT ${COUNT_CAP}) x)`
  const rows = await db.$queryRaw<FinanceCounts[]>`
    WITH waiting AS MATERIALIZED (SELECT kind FROM "PaymentReview" WHERE "resolvedAt" IS NULL LIMIT ${COUNT_CAP})
    SELECT (SELECT count(*)::int FROM waiting) AS open, ${refunds('REQUESTED')} AS "toRelease",
      (SELECT count(*)::int FROM (SELECT 1 FROM "ReviewClosing" WHERE state = 'PROPOSED' LIMIT ${COUNT_CAP}) x) AS "toConfirm", ${refunds('UNKNOWN')} AS lost,
      COALESCE((SELECT jsonb_object_agg(kind, n) FROM (SELECT kind, count(*)::int AS n FROM waiting GROUP BY kind) x), '{}') AS "byKind"`
  return rows[0] ?? NONE
}
