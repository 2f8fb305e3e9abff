/** @jest-environment node */
import { AttemptTable } from '@/app/[locale]/(portal)/payments/[id]/attempt-table'
import { PaymentHistory } from '@/app/[locale]/(portal)/payments/[id]/payment-history'
import { madeAttempt, madePayment } from '../../support/made-payment'
import { renderPage } from '../../support/render-page'

jest.mock('@/lib/i18n/translations', () =>
  jest
    .requireActual<typeof import('../../support/render-page')>('../../support/render-page')
    .translationsOf('en'),
)

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const review = {
  id: 'v',
  attemptId: 'a',
  kind: 'SECOND_CAPTURE' as const,
  reason: 'PAID_BEFORE',
  paymentRequestId: null,
  openedAt: 3,
  resolvedAt: 5,
}
const event = (kind: 'ISSUED' | 'PAID', at: number) => ({
  id: kind,
  kind,
  actorRole: 'SYSTEM',
  actorName: '',
  reason: null,
  amountFils: 1,
  at,
})

test('the history names a second payment, the end of its review and what was refunded, in the order of their times', async () => {
  const text = words(
    await renderPage(
      <PaymentHistory
        payment={madePayment({
          events: [event('ISSUED', 1), event('PAID', 2)],
          reviews: [review],
          refunds: [{ id: 'f', amountFils: 52_500, at: 4 }],
        })}
      />,
    ),
  )
  const places = [
    'Payment request sent',
    'Paid',
    'A second payment of the same request came in',
    'An amount was refunded',
    '52.500',
    'The finance review ended',
  ].map((one) => text.indexOf(one))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('a failed attempt shows all that KNET said of it', async () => {
  const failed = madeAttempt({
    state: 'FAILED',
    paymentId: '100202632800000001',
    tranId: '202632800000002',
    ref: '632800000003',
    auth: '000000',
    postDate: '1124',
    trackId: 'AbCdEfGhJkLmNpQrStUvWxYz',
  })
  const text = words(
    await renderPage(<AttemptTable payment={madePayment({ attempts: [failed] })} locale="en" />),
  )
  expect(text).toContain('Not paid: declined by the bank')
  for (const value of [
    '100202632800000001',
    '202632800000002',
    '632800000003',
    '000000',
    '24/11',
    'AbCdEfGhJkLmNpQrStUvWxYz',
  ])
    expect(text).toContain(value)
})

test.each([
  [{ state: 'FAILED', cause: 'OFFICER' }, 'No money was taken'],
  [{ state: 'FAILED', result: 'FAILURE(HOST TIMEOUT)' }, 'the bank did not answer'],
  [{ state: 'CANCELLED', cause: 'PAYER' }, 'Given up without payment'],
  [{ state: 'CANCELLED' }, 'Cancelled'],
  [{ state: 'REVERSED' }, 'Cancelled by the bank'],
  [{ state: 'REVIEW' }, 'Paid twice'],
] as const)('an attempt that is %j is called %p', async (of, label) => {
  const text = words(
    await renderPage(
      <AttemptTable
        payment={madePayment({ state: 'SUCCESSFUL', attempts: [madeAttempt(of)], reviews: [review] })}
        locale="en"
      />,
    ),
  )
  expect(text).toContain(label)
})
