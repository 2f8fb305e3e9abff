import type { PaymentRequestState, PaymentReviewKind } from '@/lib/db/generated/enums'

/** What a payer is told of money that finance looks at; a text each in the namespace `payments.review`. */
export type ReviewCase =
  'TWICE' | 'OTHER_AMOUNT' | 'CHANGED' | 'LATE' | 'NOT_PAYABLE' | 'OTHER_REQUEST' | 'UNCLEAR' | 'UNCLEAR_PAID'

/**
 * Items of finance's queue that are about a payer's money in question, and not about a refund or a reversal,
 * which are told by themselves.
 */
export const TOLD_KINDS: readonly PaymentReviewKind[] = [
  'LATE_CAPTURE',
  'SECOND_CAPTURE',
  'WRONG_AMOUNT',
  'SUSPECT',
]

export type ToldReview = {
  kind: PaymentReviewKind
  /** `details.reason`. */ reason: string | null
  /** The one request of a basket that is meant. */ paymentRequestId: string | null
}

/**
 * Which case a review is for one request. The kind is what finance found when it opened the item; what has
 * happened to the request since counts more: money for a request that is paid by now was paid twice, whatever
 * it was called.
 * @param request as it is now; absent in the history, which says what was found
 */
export function reviewCase(
  review: ToldReview | undefined,
  requestId: string,
  request?: { state: PaymentRequestState },
): ReviewCase {
  if (!review) return 'UNCLEAR'
  if (request?.state === 'SUCCESSFUL') return review.kind === 'SUSPECT' ? 'UNCLEAR_PAID' : 'TWICE'
  if (review.paymentRequestId && review.paymentRequestId !== requestId) return 'OTHER_REQUEST'
  if (review.kind === 'WRONG_AMOUNT') return review.reason === 'REQUEST_CHANGED' ? 'CHANGED' : 'OTHER_AMOUNT'
  if (review.kind === 'SECOND_CAPTURE') return request ? 'LATE' : 'TWICE'
  if (review.kind !== 'LATE_CAPTURE') return 'UNCLEAR'
  const stopped = request ? request.state !== 'INITIATED' : review.reason !== 'BEING_PAID'
  return stopped ? 'NOT_PAYABLE' : 'LATE'
}
