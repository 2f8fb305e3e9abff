import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { AllocationState, PaymentRequestState } from '@/lib/db/generated/enums'
import { refundableFils } from './refund-rules'
import { refundsOf, type RefundRow } from './refund-queries'
import { reviewsOf, type ReviewRow } from './review-queries'

export type PaidRequest = {
  allocationId: string
  state: AllocationState
  amountFils: Fils
  requestId: string
  number: string
  requestState: PaymentRequestState
  payerAr: string
  payerEn: string
  declaration: string | null
  receiptId: string | null
  receiptNumber: string | null
  /** Fils that may still go back. */
  refundable: Fils
}

const SELECT = {
  id: true,
  trackId: true,
  state: true,
  version: true,
  amountFils: true,
  capturedFils: true,
  customsAccountCode: true,
  receiptEmail: true,
  startedAt: true,
  expiresAt: true,
  nextInquiryAt: true,
  inquiries: true,
  paymentId: true,
  tranId: true,
  ref: true,
  auth: true,
  postDate: true,
  settlesOn: true,
  result: true,
  authResponseCode: true,
  confirmedAt: true,
  customsAccount: { select: { nameAr: true, nameEn: true } },
  events: {
    select: { id: true, from: true, to: true, cause: true, note: true, at: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  },
} as const satisfies Prisma.PaymentAttemptSelect

export type FinancePayment = Prisma.PaymentAttemptGetPayload<{ select: typeof SELECT }> & {
  requests: PaidRequest[]
  refunds: RefundRow[]
  reviews: ReviewRow[]
}

/**
 * One attempt with everything finance knows of it: requests, receipts, history, refunds and items of the
 * queue.
 */
export async function findFinancePayment(actor: Actor, id: string): Promise<FinancePayment | undefined> {
  if (!can(actor, 'payments.oversee') || !isId(id)) return undefined
  const attempt = await db.paymentAttempt.findUnique({ where: { id }, select: SELECT })
  if (!attempt) return undefined
  const allocations = await db.$queryRaw<Omit<PaidRequest, 'refundable'>[]>`
    SELECT l.id::text AS "allocationId", l.state::text, l."amountFils", q.id::text AS "requestId", q.number, q.state::text AS "requestState", p."nameAr" AS "payerAr", p."nameEn" AS "payerEn",
      COALESCE(d."finalNumber", d."temporaryNumber") AS declaration, r.id::text AS "receiptId", r.number AS "receiptNumber"
    FROM "PaymentAllocation" l JOIN "PaymentRequest" q ON q.id = l."paymentRequestId" JOIN "CustomsParty" p ON p.id = q."payerId"
      LEFT JOIN "Declaration" d ON d.id = q."declarationId" LEFT JOIN "Receipt" r ON r."allocationId" = l.id
    WHERE l."attemptId" = ${id}::uuid ORDER BY q.id`
  const [refunds, reviews] = await Promise.all([refundsOf(actor, id), reviewsOf(actor, id)])
  const view = {
    ...attempt,
    allocations: allocations.map((row) => ({ ...row, id: row.allocationId })),
    refunds,
    reviews,
  }
  return {
    ...attempt,
    refunds,
    reviews,
    requests: allocations.map((row) => ({ ...row, refundable: refundableFils(view, row.allocationId) })),
  }
}
