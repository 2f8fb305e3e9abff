/** @jest-environment node */
import { AmountCard } from '@/app/[locale]/(portal)/payments/[id]/amount-card'
import { WhatNow } from '@/app/[locale]/(portal)/payments/[id]/what-now'
import { MAX_FILS } from '@/lib/knet/amount'
import type { PaymentDetails } from '@/lib/payments/details-query'
import { madeAttempt as attempt, madePayment as payment } from '../../support/made-payment'
import { renderPage } from '../../support/render-page'

jest.mock('@/lib/i18n/translations', () =>
  jest
    .requireActual<typeof import('../../support/render-page')>('../../support/render-page')
    .translationsOf('en'),
)
jest.mock('@/app/[locale]/(portal)/payments/actions', () => ({
  abandonAction: jest.fn(),
  undoAction: jest.fn(),
}))

const at = new Date('2026-11-24T06:00:00Z')
const page = (given: PaymentDetails) =>
  renderPage(
    <>
      <WhatNow payment={given} mayPay locale="en" at={at} />
      <AmountCard payment={given} mayPay locale="en" at={at} />
    </>,
  )
const receipt = { id: 'c', number: 'CR/1/KWI26', issuedAt: 0 }
const inReview = (kind: 'SECOND_CAPTURE' | 'LATE_CAPTURE' | 'WRONG_AMOUNT' | 'SUSPECT', reason = '') => ({
  attempts: [attempt({ state: 'REVIEW', allocation: 'RELEASED' })],
  reviews: [{ id: 'v', attemptId: 'a', kind, reason, paymentRequestId: null, openedAt: 0, resolvedAt: null }],
})
const PAY = '/payments/p/confirm'

test('what is due is paid or rejected', async () => {
  const html = await page(payment({}))
  expect(html).toContain(PAY)
  expect(html).toContain('/payments/p/reject')
})

test.each(['WRONG_AMOUNT', 'LATE_CAPTURE', 'SUSPECT'] as const)(
  'while money stands in review (%s) no button pays, and the page says so in the words of the case',
  async (kind) => {
    const html = await page(payment(inReview(kind, 'BEING_PAID')))
    expect(html).not.toContain(PAY)
    expect(html).not.toContain('/payments/p/reject')
    expect(html).toContain(
      {
        WRONG_AMOUNT: 'does not match this request',
        LATE_CAPTURE: 'came in late',
        SUSPECT: 'does not match this payment',
      }[kind],
    )
    expect(html).toContain('Do not pay again')
  },
)

test('beside money in review, a payment that runs can still be followed and given up', async () => {
  const given = payment(inReview('LATE_CAPTURE', 'BEING_PAID'))
  given.attempts.unshift(attempt({ id: 'b', state: 'INITIATED', allocation: 'HELD' }))
  const html = await page(given)
  expect(html).toContain('came in late')
  expect(html).toContain('start again')
  expect(html).not.toContain(PAY)
})

test('what was paid twice is told as that, beside its receipt', async () => {
  const given = payment({ state: 'SUCCESSFUL', ...inReview('SECOND_CAPTURE', 'PAID_BEFORE') })
  given.attempts.push(attempt({ id: 'b', receipt }))
  const html = await page(given)
  expect(html).toContain('paid twice')
  expect(html).not.toMatch(/does not match|Do not pay/)
  expect(html).toContain('/receipts/c')
})

test.each([
  [0, 'the broker was told'],
  [12_500, 'of it was refunded to the card'],
  [52_500, 'the whole amount was refunded'],
])('after %p fils went back the page says %p', async (refundedFils, words) => {
  const html = await page(
    payment({
      state: 'SUCCESSFUL',
      attempts: [attempt({ receipt, refundedFils, state: refundedFils === 52_500 ? 'REFUNDED' : 'PAID' })],
    }),
  )
  expect(html).toContain(words)
  if (refundedFils > 0) expect(html).not.toContain('the broker was told')
})

test('a request without a broker, or the broker itself, is not told that the broker was told', async () => {
  const paid = { state: 'SUCCESSFUL' as const, attempts: [attempt({ receipt })] }
  expect(await page(payment({ ...paid, broker: null }))).not.toContain('broker was told')
  expect(await page(payment({ ...paid, own: false }))).not.toContain('broker was told')
})

test('the receipt shown is that of the payment that counts', async () => {
  const html = await page(
    payment({
      state: 'SUCCESSFUL',
      attempts: [
        attempt({ id: 'b', state: 'REVERSED', allocation: 'RELEASED', receipt: { ...receipt, id: 'old' } }),
        attempt({ receipt }),
      ],
    }),
  )
  expect(html).toContain('/receipts/c')
  expect(html).not.toContain('/receipts/old')
})

test('what KNET cannot take in one payment offers none', async () => {
  const html = await page(payment({ amountFils: MAX_FILS + 1 }))
  expect(html).not.toContain(PAY)
  expect(html).toContain('999,999.999')
  expect(html).toContain('/payments/p/reject')
})
