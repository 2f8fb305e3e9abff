import type { Fils } from '@/lib/core/money'
import type { AllocationState, PaymentAttemptState, RefundState } from '@/lib/db/generated/enums'

type Allocation = { id: string; state: AllocationState; amountFils: Fils }
type Refund = { allocationId: string; state: RefundState; amountFils: Fils }

/** An attempt with what decides how much of it may go back. */
export type RefundView = {
  state: PaymentAttemptState
  amountFils: Fils
  /** What KNET says it took under the payment's own track id. */
  capturedFils: Fils | null
  allocations: readonly Allocation[]
  refunds: readonly Refund[]
}

/** One of these at a time a payment (SQL: Refund_one_in_flight). */
export const IN_FLIGHT: readonly RefundState[] = ['REQUESTED', 'RELEASED', 'UNKNOWN']

const sum = (parts: readonly { amountFils: Fils }[]): Fils =>
  parts.reduce((total, { amountFils }) => total + amountFils, 0)

/**
 * Fils that KNET is known to hold for an attempt, before refunds. PAID: what was confirmed. REVIEW: what
 * KNET's inquiry says it took under our track id; a refund names that track id, so no other money can go.
 * Anything else: nothing.
 */
export function heldFils({
  state,
  amountFils,
  capturedFils,
}: Pick<RefundView, 'state' | 'amountFils' | 'capturedFils'>): Fils {
  if (state === 'PAID') return amountFils
  if (state === 'REFUNDED') return capturedFils ?? amountFils
  return state === 'REVIEW' ? (capturedFils ?? 0) : 0
}

/**
 * Fils of an attempt that KNET has surely or perhaps sent back: what is in flight counts as gone until it is
 * known.
 */
export const returnedFils = (refunds: readonly Refund[], allocationId?: string): Fils =>
  sum(
    refunds.filter(
      (refund) =>
        !['DECLINED', 'FAILED'].includes(refund.state) &&
        (allocationId ?? refund.allocationId) === refund.allocationId,
    ),
  )

/**
 * Fils that may still go back of one allocation: never above its own money, never above the payment's. A
 * payment with one request, or one that pays nothing, gives back all that was captured, also where that is
 * not what was asked for.
 */
export function refundableFils(view: RefundView, allocationId: string): Fils {
  const allocation = view.allocations.find(({ id }) => id === allocationId)
  if (!allocation) return 0
  const captured = heldFils(view)
  const left = captured - returnedFils(view.refunds)
  const own =
    view.allocations.length === 1 || view.state === 'REVIEW'
      ? left
      : allocation.amountFils - returnedFils(view.refunds, allocationId)
  return Math.max(0, Math.min(own, left))
}

/** Whether everything that was captured has gone back. */
export function isFullyRefunded(view: RefundView): boolean {
  const captured = heldFils(view)
  return captured > 0 && sum(view.refunds.filter(({ state }) => state === 'DONE')) >= captured
}
