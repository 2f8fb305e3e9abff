import type { Fils } from '@/lib/core/money'
import type { AllocationState, PaymentAttemptState, PaymentReviewKind, RefundState } from '@/lib/db/generated/enums'

type Allocation = { id: string; state: AllocationState; amountFils: Fils }
type Refund = { allocationId: string; state: RefundState; amountFils: Fils }
type Review = { kind: PaymentReviewKind; amountFils: Fils }

/** An attempt with what decides how much of it may go back. */
export type RefundView = {
  state: PaymentAttemptState
  amountFils: Fils
  allocations: readonly Allocation[]
  refunds: readonly Refund[]
  reviews: readonly Review[]
}

/** One of these at a time a payment (SQL: Refund_one_in_flight). */
export const IN_FLIGHT: readonly RefundState[] = ['REQUESTED', 'RELEASED', 'UNKNOWN']

/** Items whose amount KNET itself named as captured for our own payment. Not SUSPECT: that money may be another's. */
const CAPTURED: readonly PaymentReviewKind[] = ['LATE_CAPTURE', 'SECOND_CAPTURE', 'WRONG_AMOUNT']

const sum = (parts: readonly { amountFils: Fils }[]): Fils => parts.reduce((total, { amountFils }) => total + amountFils, 0)

/**
 * Fils that KNET is known to hold for an attempt, before refunds. PAID: what was confirmed. REVIEW: what the inquiry named,
 * where it named this payment. Anything else: nothing, for nothing is certain.
 */
export function capturedFils({ state, amountFils, reviews }: Pick<RefundView, 'state' | 'amountFils' | 'reviews'>): Fils {
  if (state === 'PAID' || state === 'REFUNDED') return amountFils
  if (state !== 'REVIEW') return 0
  return Math.max(0, ...reviews.filter(({ kind }) => CAPTURED.includes(kind)).map((review) => review.amountFils))
}

/** Fils of an attempt that KNET has surely or perhaps sent back: what is in flight counts as gone until it is known. */
export const returnedFils = (refunds: readonly Refund[], allocationId?: string): Fils =>
  sum(refunds.filter((refund) => !['DECLINED', 'FAILED'].includes(refund.state) && (allocationId ?? refund.allocationId) === refund.allocationId))

/**
 * Fils that may still go back of one allocation: never above its own money, never above the payment's. A payment with one
 * request gives back all that was captured, also where that is not what was asked for.
 */
export function refundableFils(view: RefundView, allocationId: string): Fils {
  const allocation = view.allocations.find(({ id }) => id === allocationId)
  if (!allocation) return 0
  const captured = capturedFils(view)
  const own = view.allocations.length === 1 ? captured : allocation.amountFils
  return Math.max(0, Math.min(own - returnedFils(view.refunds, allocationId), captured - returnedFils(view.refunds)))
}

/** Whether everything that was captured has gone back. */
export function isFullyRefunded(view: RefundView): boolean {
  const captured = capturedFils(view)
  return captured > 0 && sum(view.refunds.filter(({ state }) => state === 'DONE')) >= captured
}
