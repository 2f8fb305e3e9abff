import { db } from '@/lib/db/client'
import type { PaymentRequest } from '@/lib/db/generated/client'
import { advancePaymentRequest } from '@/lib/payments/advance-request'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { requestRefund } from '@/lib/payments/refund-commands'
import { releaseRefund } from '@/lib/payments/release-refund'
import { reviewQueue } from '@/lib/payments/review-queries'
import { settlement } from '@/lib/payments/settlement'
import { startPayment } from '@/lib/payments/start-payment'
import { openGatewayAndMerchant, type GatewayAndMerchant } from '../support/gateway-and-merchant'
import { valueOf } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { AT, makeStaff, run } from '../support/office-scene'
import { issueRequest, paymentScene, type PaymentScene } from '../support/payment-scene'

jest.mock('@/lib/core/clock', () =>
  jest.requireActual<typeof import('../support/model-clock')>('../support/model-clock').clockOfTheModel(),
)
jest.mock('@/lib/env', () => jest.requireActual('../support/mock-settings').mockedEnv())

let site: GatewayAndMerchant
let scene: PaymentScene
beforeAll(async () => {
  await emptyTables()
  site = await openGatewayAndMerchant()
  scene = await paymentScene()
})
afterAll(() => site.close())

const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
let serial = 70_000

/** Sends a payer to KNET's page, where the simulator opens its own books. */
async function sent(requests: PaymentRequest[], minutes = 0): Promise<string> {
  const started = valueOf(
    await startPayment(scene.actor, later(minutes), {
      requestIds: requests.map(({ id }) => id),
      email: 'pay@ofuq.example',
      language: 'ar',
    }),
  )
  await site.browse(started.gatewayUrl)
  return started.attemptId
}

/** What KNET's books say from now on, whatever ours do. */
async function atKnet(attemptId: string, state: string, change: { amountFils?: number } = {}): Promise<void> {
  const { trackId } = await db.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
  serial += 1
  const bank =
    state === 'CAPTURED'
      ? {
          tranId: `20263281${serial}`,
          ref: `6328${serial}`,
          auth: 'B12345',
          postDate: '1124',
          responseCode: '00',
        }
      : {}
  const { count } = await db.simulatorPayment.updateMany({
    where: { trackId },
    data: { state, decidedAt: AT, ...bank, ...change },
  })
  if (count !== 1) throw new Error('the simulator does not know the payment')
}

async function paid(amountFils: number): Promise<{ attemptId: string; request: PaymentRequest }> {
  const request = await issueRequest(scene, { amounts: { CUSTOMS_DUTY: amountFils } })
  const attemptId = await sent([request])
  await atKnet(attemptId, 'CAPTURED')
  expect(await runInquiry(attemptId, later(2))).toEqual({ outcome: 'CAPTURED', state: 'PAID' })
  return { attemptId, request }
}

/** An attempt that ended here while KNET's page was still open. */
async function ended(amountFils: number): Promise<{ attemptId: string; request: PaymentRequest }> {
  const request = await issueRequest(scene, { amounts: { STORAGE: amountFils } })
  const attemptId = await sent([request])
  expect(await runInquiry(attemptId, later(50))).toEqual({ outcome: 'NOT_FOUND', state: 'EXPIRED' })
  return { attemptId, request }
}

test('five planted discrepancies of a day are the five items of the queue, and the books agree about all the rest', async () => {
  // An ordinary day: paid, a basket, declined, cancelled, left at the page, and one sent back in part by two
  // officers.
  const first = await paid(10_000)
  await paid(20_500)
  await paid(1_005)
  const basket = await sent([await issueRequest(scene), await issueRequest(scene)])
  await atKnet(basket, 'CAPTURED')
  const declined = await sent([await issueRequest(scene)])
  const cancelled = await sent([await issueRequest(scene)])
  await atKnet(declined, 'NOT_CAPTURED')
  await atKnet(cancelled, 'CANCELED')
  await ended(7_000)
  const adel = await makeStaff('FINANCE_OFFICER', 'عادل')
  const yousef = await makeStaff('FINANCE_OFFICER', 'يوسف')
  const { id: allocationId } = await db.paymentAllocation.findFirstOrThrow({
    where: { attemptId: first!.attemptId },
  })
  const refund = valueOf(
    await run((tx) => requestRefund(tx, adel, later(3), { allocationId, amountFils: 4_000, reason: 'x' })),
  )
  expect(await releaseRefund(yousef, later(4), { refundId: refund.id, version: 0 })).toMatchObject({
    ok: true,
    value: { state: 'DONE' },
  })

  // 1: the bank took the money back after the receipt.
  const reversed = await paid(30_000)
  await atKnet(reversed.attemptId, 'VOIDED')
  // 2: captured after it had ended here, and the issuer withdrew the request meanwhile.
  const late = await ended(40_000)
  valueOf(
    await run((tx) =>
      advancePaymentRequest(tx, 'SYSTEM', later(55), { paymentRequestId: late.request.id, move: 'withdraw' }),
    ),
  )
  await atKnet(late.attemptId, 'CAPTURED')
  // 3: the same request paid by another attempt, then this one captured as well.
  const twice = await ended(50_000)
  const second = await sent([twice.request], 55)
  await atKnet(second, 'CAPTURED')
  expect(await runInquiry(second, later(57))).toMatchObject({ state: 'PAID' })
  await atKnet(twice.attemptId, 'CAPTURED')
  // 4: KNET took a fils more than it was asked for.
  const wrong = await sent([await issueRequest(scene, { amounts: { FINES: 60_000 } })])
  await atKnet(wrong, 'CAPTURED', { amountFils: 60_001 })
  // 5: its message named another payment than its books do.
  const suspect = await sent([await issueRequest(scene, { amounts: { OTHER: 70_000 } })])
  await db.paymentAttempt.update({ where: { id: suspect }, data: { paymentId: '100202632899999999' } })
  await atKnet(suspect, 'CAPTURED')

  // The day's reconciliation, and once more: asking twice adds nothing.
  const attempts = await db.paymentAttempt.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  for (const minutes of [120, 1500]) for (const { id } of attempts) await runInquiry(id, later(minutes))

  const { rows } = await reviewQueue(adel, { show: 'open' })
  expect(rows.map(({ kind, attemptId, amountFils }) => [kind, attemptId, amountFils]).sort()).toEqual([
    ['LATE_CAPTURE', late.attemptId, 40_000],
    ['REVERSED', reversed.attemptId, 30_000],
    ['SECOND_CAPTURE', twice.attemptId, 50_000],
    ['SUSPECT', suspect, 70_000],
    ['WRONG_AMOUNT', wrong, 60_001],
  ])
  expect(await db.notification.count({ where: { userId: adel.userId, kind: 'payment.review' } })).toBe(5)

  const receipts = await db.receipt.aggregate({
    where: { allocation: { state: 'EFFECTIVE' } },
    _sum: { amountFils: true },
  })
  const atTheirs = await db.simulatorPayment.aggregate({
    where: { state: 'CAPTURED' },
    _sum: { amountFils: true },
  })
  const inReview = rows
    .filter(({ kind }) => kind !== 'REVERSED')
    .reduce((sum, { amountFils }) => sum + amountFils, 0)
  const day = await settlement(adel, '2026-11-24')
  expect(day).toMatchObject({
    confirmedFils: 10_000 + 20_500 + 1_005 + 105_000 + 50_000,
    uncountedFils: inReview,
    refundedFils: 4_000,
    reversedFils: 30_000,
    gaps: [],
  })
  expect(receipts._sum.amountFils).toBe(day.confirmedFils)
  expect(atTheirs._sum.amountFils).toBe(day.confirmedFils + inReview)
  expect((await db.simulatorRefund.aggregate({ _sum: { amountFils: true } }))._sum.amountFils).toBe(
    day.refundedFils,
  )
  // No request counts as paid without confirmed money.
  expect(
    await db.paymentRequest.count({
      where: { state: 'SUCCESSFUL', allocations: { none: { state: 'EFFECTIVE' } } },
    }),
  ).toBe(0)
}, 120_000)
