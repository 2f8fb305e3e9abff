import type { Actor } from '@/lib/access/actor'
import { maskName } from '@/lib/companies/mask-company-details'
import { isId } from '@/lib/core/ids'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { referencesFor } from '@/lib/payments/mask-references'
import { visiblePaymentRequests } from '@/lib/payments/scope'
import { readReceiptDetails, type ReceiptDetails } from './details'
import { receiptStatus, refundedFils, type ReceiptStatus } from './status'
import { readVerifyCode } from './verify-code'

const money = {
  select: {
    state: true,
    attempt: { select: { state: true } },
    refunds: { select: { amountFils: true, state: true } },
  },
} satisfies Prisma.PaymentAllocationDefaultArgs

export type ShownReceipt = {
  id: string
  number: string
  verifyCode: string
  amountFils: Fils
  refundedFils: Fils
  issuedAt: Date
  status: ReceiptStatus
  details: ReceiptDetails
  paymentRequestId: string
  attemptId: string
}

/** A receipt, where the actor may see its payment request (finance: all). Undefined for everybody else. */
export async function findReceipt(actor: Actor, id: string): Promise<ShownReceipt | undefined> {
  if (!isId(id)) return undefined
  const receipt = await db.receipt.findFirst({
    where: { id, allocation: { paymentRequest: visiblePaymentRequests(actor) } },
    include: { allocation: { select: { ...money.select, attemptId: true, paymentRequestId: true } } },
  })
  if (!receipt) return undefined
  const { allocation, details, verifyCode, number, amountFils, issuedAt } = receipt
  return {
    id,
    number,
    verifyCode,
    amountFils,
    issuedAt,
    refundedFils: refundedFils(receipt),
    status: receiptStatus(receipt),
    details: referencesFor(actor, readReceiptDetails(details)),
    paymentRequestId: allocation.paymentRequestId,
    attemptId: allocation.attemptId,
  }
}

/**
 * The other receipts of the same payment (a basket) that the actor may see, in the order of their numbers'
 * issue.
 */
export async function listSiblingReceipts(
  actor: Actor,
  of: Pick<ShownReceipt, 'id' | 'attemptId'>,
): Promise<{ id: string; number: string; amountFils: Fils }[]> {
  return db.receipt.findMany({
    where: {
      id: { not: of.id },
      allocation: { attemptId: of.attemptId, paymentRequest: visiblePaymentRequests(actor) },
    },
    select: { id: true, number: true, amountFils: true },
    orderBy: { id: 'asc' },
    take: 100,
  })
}

export type VerifiedReceipt = {
  number: string
  amountFils: Fils
  refundedFils: Fils
  issuedAt: Date
  status: ReceiptStatus
  company: { ar: string; en: string }
}

/**
 * What everybody who holds a receipt's code may know: number, amount, date, status and a masked company.
 * Unscoped: the code is the right to read.
 */
export async function findVerifiedReceiptForAnyone(typed: string): Promise<VerifiedReceipt | undefined> {
  const verifyCode = readVerifyCode(typed)
  if (!verifyCode) return undefined
  const receipt = await db.receipt.findUnique({
    where: { verifyCode },
    select: { number: true, amountFils: true, issuedAt: true, details: true, allocation: money },
  })
  if (!receipt) return undefined
  const { payer } = readReceiptDetails(receipt.details)
  return {
    number: receipt.number,
    amountFils: receipt.amountFils,
    refundedFils: refundedFils(receipt),
    issuedAt: receipt.issuedAt,
    status: receiptStatus(receipt),
    company: { ar: maskName(payer.nameAr || payer.nameEn), en: maskName(payer.nameEn || payer.nameAr) },
  }
}
