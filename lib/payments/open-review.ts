import { recordAudit } from '@/lib/audit/audit'
import { newId } from '@/lib/core/ids'
import { formatFils, type Fils } from '@/lib/core/money'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { PaymentReviewKind } from '@/lib/db/generated/enums'
import { alertOffice } from '@/lib/notifications/alert-office'

export type NewReview = {
  kind: PaymentReviewKind
  attemptId?: string
  paymentRequestId?: string
  /** In question. */
  amountFils: Fils
  /** What an officer needs to decide: never personal, never a secret. */
  details: Prisma.InputJsonObject
  /** Of money that no payment here knows: its day in KNET's settlement. */
  settlesOn?: Date
}

/**
 * Puts what money does not explain itself into finance's queue, in the transaction that found it. One open
 * item a kind and attempt (and refund): whoever finds the same again adds nothing.
 * @returns whether it is new
 */
export async function openReview(tx: Tx, at: Date, review: NewReview): Promise<boolean> {
  const id = newId(at)
  const { count } = await tx.paymentReview.createMany({
    data: [{ ...review, id, openedAt: at }],
    skipDuplicates: true,
  })
  if (count === 0) return false
  await recordAudit(tx, 'SYSTEM', at, {
    event: 'payment.review-opened',
    subject: 'PaymentReview',
    subjectId: id,
    details: { kind: review.kind, amountFils: review.amountFils, attemptId: review.attemptId ?? null },
  })
  // `field` is the one argument that a text may choose words by.
  await alertOffice(tx, at, {
    permission: 'payments.decide',
    kind: 'payment.review',
    email: false,
    href: `/admin/payments/reviews/${id}`,
    args: { field: review.kind, amount: formatFils(review.amountFils) },
  })
  return true
}
