import type { Actor } from '@/lib/access/actor'
import { isMember } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { PartyKind, AllocationState, PaymentAttemptState, PaymentOrigin, PaymentRequestEventKind, PaymentRequestState, PaymentType, ReceiptCategory } from '@/lib/db/generated/enums'
import { ownParties } from './parties'

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
  paymentId: string | null
  result: string | null
  startedBy: string
  /** The reader's account started it: only it may see the result page and give the attempt up. */
  mine: boolean
  returnToken: string | null
  receipt: { id: string; number: string; issuedAt: number } | null
  /** Fils given back. */
  refundedFils: Fils
}

export type PaymentEvent = { id: string; kind: PaymentRequestEventKind; actorRole: string; actorName: string; reason: string | null; amountFils: Fils; at: number }

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
  /** The reader's companies owe it: they may pay and reject. */
  own: boolean
}

const MILLISECONDS = (column: Prisma.Sql) => Prisma.sql`(extract(epoch FROM ${column}) * 1000)::bigint`

/** One request that the actor may see, with everything of guide §5.3; undefined for anybody else's. Two queries. */
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
          'paymentId', a."paymentId", 'result', a.result, 'startedBy', u."firstName" || ' ' || u."lastName", 'mine', a."accountId" = ${actor.accountId}::uuid,
          'returnToken', CASE WHEN a."accountId" = ${actor.accountId}::uuid THEN a."returnToken" END,
          'receipt', CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'number', t.number, 'issuedAt', ${MILLISECONDS(Prisma.sql`t."issuedAt"`)}) END,
          'refundedFils', (SELECT COALESCE(sum(f."amountFils"), 0) FROM "Refund" f WHERE f."allocationId" = a."allocationId" AND f.state = 'DONE')) ORDER BY a."startedAt" DESC, a.id DESC)
        FROM (SELECT p.*, l.id AS "allocationId", l.state AS allocation, l."amountFils" AS "shareFils" FROM "PaymentAllocation" l JOIN "PaymentAttempt" p ON p.id = l."attemptId" WHERE l."paymentRequestId" = r.id ORDER BY p."startedAt" DESC LIMIT 50) a
        JOIN "User" u ON u.id = a."startedById" LEFT JOIN "Receipt" t ON t."allocationId" = a."allocationId") AS attempts
    FROM "PaymentRequest" r JOIN "CustomsParty" y ON y.id = r."payerId" JOIN "CustomsAccount" c ON c.code = r."customsAccountCode"
      LEFT JOIN "CustomsParty" b ON b.id = r."brokerId" LEFT JOIN "Declaration" d ON d.id = r."declarationId" LEFT JOIN "DeliveryOrder" o ON o.id = r."deliveryOrderId"
      LEFT JOIN "CustomsSite" s ON s.code = COALESCE(d."siteCode", o."siteCode") LEFT JOIN "PaymentRequest" n ON n.id = r."replacedById"
    WHERE r.id = ${id}::uuid AND (r."payerId" = ANY(${mine}) OR r."brokerId" = ANY(${mine}))`
  const [request] = rows
  return request && { ...request, lines: request.lines ?? [], events: request.events ?? [], attempts: request.attempts ?? [] }
}

/** The attempt that holds the request now: somebody is at KNET with it, or KNET has not said what became of it. */
export const heldBy = (request: Pick<PaymentDetails, 'attempts'>): AttemptRow | undefined => request.attempts.find(({ allocation }) => allocation === 'HELD')

/** The attempt that paid it. */
export const paidBy = (request: Pick<PaymentDetails, 'attempts'>): AttemptRow | undefined => request.attempts.find(({ receipt }) => receipt !== null)

/** Due and not held: it can be paid or rejected. @param at domain time */
export const isPayable = (request: Pick<PaymentDetails, 'state' | 'expiresAt' | 'own'>, at: Date): boolean =>
  request.own && request.state === 'INITIATED' && (request.expiresAt === null || request.expiresAt > at)
