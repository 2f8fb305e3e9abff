import { reviewCase } from '@/lib/payments/review-case'

const now = (state: 'INITIATED' | 'SUCCESSFUL' | 'REJECTED') => ({ state })
const of = (
  kind: 'LATE_CAPTURE' | 'SECOND_CAPTURE' | 'WRONG_AMOUNT' | 'SUSPECT',
  reason = '',
  paymentRequestId: string | null = null,
) => ({ kind, reason, paymentRequestId })

test.each([
  [of('SECOND_CAPTURE', 'PAID_BEFORE'), now('SUCCESSFUL'), 'TWICE'],
  [of('LATE_CAPTURE', 'BEING_PAID'), now('SUCCESSFUL'), 'TWICE'],
  [of('WRONG_AMOUNT', 'OTHER_AMOUNT'), now('SUCCESSFUL'), 'TWICE'],
  [of('SUSPECT', 'OTHER_TRACK_ID'), now('SUCCESSFUL'), 'UNCLEAR_PAID'],
  [of('SUSPECT', 'NOT_FOUND'), now('INITIATED'), 'UNCLEAR'],
  [undefined, now('INITIATED'), 'UNCLEAR'],
  [of('WRONG_AMOUNT', 'KNET_SUSPECTS'), now('INITIATED'), 'OTHER_AMOUNT'],
  [of('WRONG_AMOUNT', 'REQUEST_CHANGED'), now('INITIATED'), 'CHANGED'],
  [of('LATE_CAPTURE', 'BEING_PAID'), now('INITIATED'), 'LATE'],
  [of('LATE_CAPTURE', 'REQUEST_REJECTED'), now('REJECTED'), 'NOT_PAYABLE'],
  // Its rejection was taken back, and KNET is asked again.
  [of('LATE_CAPTURE', 'REQUEST_REJECTED'), now('INITIATED'), 'LATE'],
  // The payment that had paid it was taken back by the bank.
  [of('SECOND_CAPTURE', 'PAID_BEFORE'), now('INITIATED'), 'LATE'],
  [of('SECOND_CAPTURE', 'PAID_BEFORE', 'another'), now('INITIATED'), 'OTHER_REQUEST'],
  [of('SECOND_CAPTURE', 'PAID_BEFORE', 'mine'), now('SUCCESSFUL'), 'TWICE'],
] as const)('%j of a request that is %j is %s', (review, request, found) =>
  expect(reviewCase(review, 'mine', request)).toBe(found),
)

test.each([
  [of('SECOND_CAPTURE'), 'TWICE'],
  [of('LATE_CAPTURE', 'BEING_PAID'), 'LATE'],
  [of('LATE_CAPTURE', 'REQUEST_WITHDRAWN'), 'NOT_PAYABLE'],
] as const)('the history says of %j what was found then: %s', (review, found) =>
  expect(reviewCase(review, 'mine')).toBe(found),
)
