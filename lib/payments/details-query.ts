import type { Actor } from '@/lib/access/actor'
import { isMember } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type {
  PartyKind,
  PaymentReviewKind,
  AllocationState,
  PaymentAttemptState,
  PaymentOrigin,
  PaymentRequestEventKind,
  PaymentRequestState,
  PaymentType,
  ReceiptCategory,
} from '@/lib/db/generated/enums'
import { MAY_HOLD_MONEY } from './machine'
import { referencesFor } from './mask-references'
import { ownParties } from './own-parties'
import { TOLD_KINDS } from './review-case'

type Name = { nameAr: string; nameEn: string }

/** A payment at KNET for the request, newest first. */
export type AttemptRow = {
  id: string
  state: PaymentAttemptState
  allocation: AllocationState
  /** Fils: this request's share of it. */
  amountFils: Fils
  /** Milliseconds. */
  startedAt: number
  updatedAt: number
  trackId: string
  /** What KNET said of it, of a failed one too: null where it said nothing. `postDate` is its MMDD. */
  paymentId: string | null
  tranId: string | null
  ref: string | null
  auth: string | null
  postDate: string | null
  result: string | null
  /** What moved it into its state. */
  cause: string | null
  startedBy: string
  /** The reader's account started it: only it may see the result page and give the attempt up. */
  mine: boolean
  returnToken: string | null
  receipt: { id: string; number: string; issuedAt: number } | null
  /** Fils given back. */
  refundedFils: Fils
}

/** Money in question, as finance's queue has it. */
export type ReviewOfPayment = {
  id: string
  attemptId: string
  kind: PaymentReviewKind
  reason: string | null
  paymentRequestId: string | null
  openedAt: number
  resolvedAt: number | null
}

/** Money that went back, with the time. */
type RefundOfPayment = { id: string; amountFils: Fils; at: number }

type PaymentEvent = {
  id: string
  kind: PaymentRequestEventKind
  actorRole: string
  actorName: string
  reason: string | null
  amountFils: Fils
  at: number
}

export type PaymentDetails = {
  id: string
  number: string
  origin: PaymentOrigin
  type: PaymentType
  reference: string
  /** Fils. */
  amountFils: Fils
  state: PaymentRequestState
  version: number
  revision: number
  issuedAt: Date
  expiresAt: Date | null
  paidAt: Date | null
  payer: Name & { kind: PartyKind }
  broker: Name | null
  account: Name & { code: string }
  site: Name | null
  temporaryNumber: string | null
  finalNumber: string | null
  deliveryOrderNumber: string | null
  replacedBy: { id: string; number: string } | null
  /** Of the revision in force. */
  lines: { category: ReceiptCategory; amountFils: Fils }[]
  events: PaymentEvent[]
  attempts: AttemptRow[]
  reviews: ReviewOfPayment[]
  refunds: RefundOfPayment[]
  /** The reader's companies owe it: they may pay and reject. */
  own: boolean
}

const MILLISECONDS = (column: Prisma.Sql) => Prisma.sql`(extract(epoch FROM ${column}) * 1000)::bigint`

/**
 * One request that the actor may see, with everything of guide §5.3; undefined for anybody else's. Two
 * queries.
 */
export async function findPayment(actor: Actor, id: string): Promise<PaymentDetails | undefined> {
  if (!isId(id) || !isMember(actor)) return undefined
  const parties = (await ownParties(actor)).map((party) => party.id)
  const mine = Prisma.sql`${parties}::uuid[]`
  const rows = await db.$queryRaw<PaymentDetails[]>`
    SELECT r.id::text, r.number, r.origin::text, r.type::text, r.reference, r."amountFils", r.state::text, r.version, r.revision, r."issuedAt", r."expiresAt", r."paidAt",
      r."payerId" = ANY(${mine}) AS own, d."temporaryNumber", d."finalNumber", o.number AS "deliveryOrderNumber",
      json_build_object('kind', y.kind, 'nameAr', y."nameAr", 'nameEn', y."nameEn") AS payer,
      CASE WHEN b.id IS NOT NULL THEN json_build_object('nameAr', b."nameAr", 'nameEn', b."nameEn") END AS broker,
      json_build_object('code', c.code, 'nameAr', c."nameAr", 'nameEn', c."nameEn") AS account,
      CASE WHEN s.code IS NOT NULL THEN json_build_object('nameAr', s."nameAr", 'nameEn', s."nameEn") END AS site,
      CASE WHEN n.id IS NOT NULL THEN json_build_object('id', n.id, 'number', n.number) END AS "replacedBy",
      (SELECT json_agg(json_build_object('category', l.category, 'amountFils', l."amountFils") ORDER BY l.category) FROM "PaymentLine" l WHERE l."paymentRequestId" = r.id AND l.revision = r.revision) AS lines,
      (SELECT json_agg(json_build_object('id', e.id, 'kind', e.kind, 'actorRole', e."actorRole", 'actorName', e."actorName", 'reason', e.reason, 'amountFils', e."amountFils", 'at', ${MILLISECONDS(Prisma.sql`e.at`)}) ORDER BY e.at, e.id)
        FROM (SELECT * FROM "PaymentRequestEvent" WHERE "paymentRequestId" = r.id ORDER BY at DESC, id DESC LIMIT 100) e) AS events,
      (SELECT json_agg(json_build_object('id', a.id, 'state', a.state, 'allocation', a.allocation, 'amountFils', a."shareFils", 'startedAt', ${MILLISECONDS(Prisma.sql`a."startedAt"`)}, 'updatedAt', ${MILLISECONDS(Prisma.sql`a."updatedAt"`)},
          'trackId', a."trackId", 'paymentId', a."paymentId", 'tranId', a."tranId", 'ref', a.ref, 'auth', a.auth, 'postDate', a."postDate", 'result', a.result,
          'cause', (SELECT v.cause FROM "PaymentAttemptEvent" v WHERE v."attemptId" = a.id AND v.to = a.state ORDER BY v.at DESC, v.id DESC LIMIT 1),
          'startedBy', u."firstName" || ' ' || u."lastName", 'mine', a."accountId" = ${actor.accountId}::uuid,
          'returnToken', CASE WHEN a."accountId" = ${actor.accountId}::uuid THEN a."returnToken" END,
          'receipt', CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'number', t.number, 'issuedAt', ${MILLISECONDS(Prisma.sql`t."issuedAt"`)}) END,
          'refundedFils', (SELECT COALESCE(sum(f."amountFils"), 0) FROM "Refund" f WHERE f."allocationId" = a."allocationId" AND f.state = 'DONE')) ORDER BY a."startedAt" DESC, a.id DESC)
        FROM (SELECT p.*, l.id AS "allocationId", l.state AS allocation, l."amountFils" AS "shareFils" FROM "PaymentAllocation" l JOIN "PaymentAttempt" p ON p.id = l."attemptId" WHERE l."paymentRequestId" = r.id ORDER BY p."startedAt" DESC LIMIT 50) a
        JOIN "User" u ON u.id = a."startedById" LEFT JOIN "Receipt" t ON t."allocationId" = a."allocationId") AS attempts,
      (SELECT json_agg(json_build_object('id', f.id, 'amountFils', f."amountFils", 'at', ${MILLISECONDS(Prisma.sql`f."finishedAt"`)}))
        FROM "Refund" f JOIN "PaymentAllocation" l ON l.id = f."allocationId" WHERE l."paymentRequestId" = r.id AND f.state = 'DONE') AS refunds,
      (SELECT json_agg(json_build_object('id', v.id, 'attemptId', v."attemptId", 'kind', v.kind, 'reason', v.details->>'reason', 'paymentRequestId', v."paymentRequestId",
          'openedAt', ${MILLISECONDS(Prisma.sql`v."openedAt"`)}, 'resolvedAt', ${MILLISECONDS(Prisma.sql`v."resolvedAt"`)}) ORDER BY v."resolvedAt" IS NULL DESC, v."openedAt" DESC, v.id DESC)
        FROM "PaymentReview" v JOIN "PaymentAllocation" l ON l."attemptId" = v."attemptId" WHERE l."paymentRequestId" = r.id AND v.kind = ANY(${[...TOLD_KINDS]}::"PaymentReviewKind"[])) AS reviews
    FROM "PaymentRequest" r JOIN "CustomsParty" y ON y.id = r."payerId" JOIN "CustomsAccount" c ON c.code = r."customsAccountCode"
      LEFT JOIN "CustomsParty" b ON b.id = r."brokerId" LEFT JOIN "Declaration" d ON d.id = r."declarationId" LEFT JOIN "DeliveryOrder" o ON o.id = r."deliveryOrderId"
      LEFT JOIN "CustomsSite" s ON s.code = COALESCE(d."siteCode", o."siteCode") LEFT JOIN "PaymentRequest" n ON n.id = r."replacedById"
    WHERE r.id = ${id}::uuid AND (r."payerId" = ANY(${mine}) OR r."brokerId" = ANY(${mine}))`
  const [request] = rows
  return (
    request && {
      ...request,
      lines: request.lines ?? [],
      events: request.events ?? [],
      attempts: (request.attempts ?? []).map((attempt) => referencesFor(actor, attempt)),
      reviews: request.reviews ?? [],
      refunds: request.refunds ?? [],
    }
  )
}

/**
 * The attempt that holds the request now: somebody is at KNET with it, KNET has not said what became of it,
 * or finance looks at it.
 */
export const heldBy = ({ attempts }: Pick<PaymentDetails, 'attempts'>): AttemptRow | undefined =>
  attempts.find(({ allocation }) => allocation === 'HELD') ??
  attempts.find(({ state }) => MAY_HOLD_MONEY.includes(state))

/** The attempt whose money finance looks at, and the item of its queue that is open. */
export function inReview({
  attempts,
  reviews,
}: Pick<PaymentDetails, 'attempts' | 'reviews'>):
  { attempt: AttemptRow; review?: ReviewOfPayment } | undefined {
  const attempt = attempts.find(({ state }) => state === 'REVIEW')
  return attempt && { attempt, review: reviews.find(({ attemptId }) => attemptId === attempt.id) }
}

/** The attempt that paid it. Another one may have a receipt as well: its money went back by itself. */
export const paidBy = ({ attempts }: Pick<PaymentDetails, 'attempts'>): AttemptRow | undefined =>
  attempts.find(({ allocation, receipt }) => allocation === 'EFFECTIVE' && receipt !== null)
