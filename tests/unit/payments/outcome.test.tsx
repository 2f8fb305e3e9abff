/** @jest-environment node */
import { Outcome } from '@/app/[locale]/(portal)/payments/return/[token]/outcome'
import type { ReturnedAttempt } from '@/lib/payments/return-query'
import { renderPage } from '../../support/render-page'

jest.mock('@/lib/i18n/translations', () =>
  jest
    .requireActual<typeof import('../../support/render-page')>('../../support/render-page')
    .translationsOf('en'),
)
jest.mock('@/lib/payments/return-query', () => ({}))

const at = new Date('2026-11-24T06:00:00Z')
const request = { id: 'p', number: 'PR/1/26', state: 'INITIATED' as const }
const attempt = (of: Partial<ReturnedAttempt>): ReturnedAttempt => ({
  id: 'a',
  state: 'FAILED',
  amountFils: 52_500,
  trackId: 'AbCdEfGhJkLmNpQrStUvWxYz',
  paymentId: '100202632800000001',
  tranId: '202632800000002',
  ref: '632800000003',
  auth: '000000',
  postDate: '1124',
  result: 'NOT CAPTURED',
  startedAt: at,
  updatedAt: at,
  returnToken: 'r',
  receiptEmail: 'payer@ofuq.example',
  events: [{ cause: 'INQUIRY' }],
  refunds: [],
  reviews: [],
  allocations: [{ paymentRequest: request, receipt: null }],
  ...of,
})
const page = (of: Partial<ReturnedAttempt>, reach = { visible: ['p'], payable: ['p'] }) =>
  renderPage(<Outcome attempt={attempt(of)} locale="en" reach={reach} />)
const PAY = '/payments/p/confirm'

test('a failure shows what KNET asks for, and the way to pay again', async () => {
  const html = await page({})
  for (const text of [
    '24/11/2026 09:00',
    'The payment was not made',
    '52.500',
    '100202632800000001',
    '202632800000002',
    '632800000003',
    '000000',
    '24/11',
    'AbCdEfGhJkLmNpQrStUvWxYz',
    'you can pay again',
    PAY,
  ])
    expect(html).toContain(text)
})

test.each([
  ['INITIATED', 'cannot be paid now'],
  ['SUCCESSFUL', 'paid by another payment'],
  ['REJECTED', 'was rejected'],
  ['WITHDRAWN', 'withdrew'],
  ['EXPIRED', 'expired'],
] as const)(
  'a request that cannot be paid again (%s) gets no button, and the reason',
  async (state, words) => {
    const html = await page(
      { allocations: [{ paymentRequest: { ...request, state }, receipt: null }] },
      { visible: ['p'], payable: [] },
    )
    expect(html).toContain(words)
    expect(html).not.toContain(PAY)
    expect(html).not.toContain('again')
  },
)

test('money in review is told by its case', async () => {
  const reviews = [
    { kind: 'SECOND_CAPTURE' as const, details: { reason: 'PAID_BEFORE' }, paymentRequestId: 'p' },
  ]
  const html = await page(
    {
      state: 'REVIEW',
      reviews,
      allocations: [{ paymentRequest: { ...request, state: 'SUCCESSFUL' }, receipt: null }],
    },
    { visible: ['p'], payable: [] },
  )
  expect(html).toContain('paid twice')
  expect(html).not.toContain('Do not pay')
})

test('of a basket only what is due is offered again', async () => {
  const allocations = [request, { id: 'q', number: 'PR/2/26', state: 'SUCCESSFUL' as const }].map(
    (paymentRequest) => ({ paymentRequest, receipt: null }),
  )
  const html = await page({ state: 'CANCELLED', allocations }, { visible: ['p', 'q'], payable: ['p'] })
  expect(html).toContain('One request of this payment is due')
  expect(html).toContain(PAY)
})

test('a reader who may no longer see the requests is told of the money all the same, without links', async () => {
  const html = await page(
    {
      state: 'PAID',
      allocations: [
        { paymentRequest: { ...request, state: 'SUCCESSFUL' }, receipt: { id: 'c', number: 'CR/1/KWI26' } },
      ],
    },
    { visible: [], payable: [] },
  )
  for (const text of ['The payment was successful', 'CR/1/KWI26', 'payer@ofuq.example', '52.500'])
    expect(html).toContain(text)
  expect(html).not.toContain('<a ')
})

test('what was refunded since is said', async () => {
  expect(
    await page({ state: 'PAID', refunds: [{ amountFils: 2_500 }] }, { visible: ['p'], payable: [] }),
  ).toContain('2.500')
})

test('what the payer gave up in the portal was not cancelled at KNET', async () => {
  const html = await page({ state: 'CANCELLED', events: [{ cause: 'PAYER' }] })
  expect(html).toContain('given up')
  expect(html).not.toContain('You cancelled')
})
