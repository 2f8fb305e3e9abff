import type { Fils } from '@/lib/core/money'
import type { AllocationState, PaymentAttemptState, RefundState } from '@/lib/db/generated/enums'

export type ReceiptStatus = 'PAID' | 'PARTLY_REFUNDED' | 'REFUNDED' | 'REVERSED'

type Money = {
  amountFils: Fils
  allocation: {
    state: AllocationState
    attempt: { state: PaymentAttemptState }
    refunds: readonly { amountFils: Fils; state: RefundState }[]
  }
}

/** What has gone back to the payer of a receipt's amount, in fils: refunds that KNET carried out. */
export function refundedFils({ allocation }: Money): Fils {
  return allocation.refunds.reduce(
    (sum, refund) => (refund.state === 'DONE' ? sum + refund.amountFils : sum),
    0,
  )
}

/** What a receipt is worth now. Whoever shows one says it: paper outlives the money. */
export function receiptStatus(receipt: Money): ReceiptStatus {
  const [refunded, { attempt, state }] = [refundedFils(receipt), receipt.allocation]
  if (refunded >= receipt.amountFils || (attempt.state === 'REFUNDED' && refunded === 0)) return 'REFUNDED'
  if (attempt.state === 'REVERSED' || state !== 'EFFECTIVE') return 'REVERSED'
  return refunded > 0 ? 'PARTLY_REFUNDED' : 'PAID'
}
