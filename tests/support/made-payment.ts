import type { AttemptRow, PaymentDetails } from '@/lib/payments/details-query'

const AT = new Date('2026-11-24T06:00:00Z')

/** An attempt as the page of a request has it: one that paid, unless said otherwise. */
export const madeAttempt = (of: Partial<AttemptRow>): AttemptRow => ({
  id: 'a',
  state: 'PAID',
  allocation: 'EFFECTIVE',
  amountFils: 52_500,
  startedAt: 0,
  updatedAt: 0,
  trackId: 't',
  paymentId: null,
  tranId: null,
  ref: null,
  auth: null,
  postDate: null,
  result: null,
  cause: 'INQUIRY',
  startedBy: 'Hamed',
  mine: true,
  returnToken: 'r',
  receipt: null,
  refundedFils: 0,
  ...of,
})

/** A request of the reader's company that a broker sent and nobody has paid, unless said otherwise. */
export const madePayment = (of: Partial<PaymentDetails>): PaymentDetails => ({
  id: 'p',
  number: 'PR/1/26',
  origin: 'DECLARATION',
  type: 'FEES',
  reference: '1',
  amountFils: 52_500,
  state: 'INITIATED',
  version: 0,
  revision: 1,
  issuedAt: AT,
  expiresAt: null,
  paidAt: null,
  payer: { kind: 'TRADER', nameAr: '', nameEn: '' },
  broker: { nameAr: '', nameEn: 'Broker' },
  account: { code: 'FEES', nameAr: '', nameEn: '' },
  site: null,
  temporaryNumber: null,
  finalNumber: null,
  deliveryOrderNumber: null,
  replacedBy: null,
  lines: [],
  events: [],
  attempts: [],
  reviews: [],
  refunds: [],
  own: true,
  ...of,
})
