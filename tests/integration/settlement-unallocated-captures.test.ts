import type { Staff } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { setFaults } from '@/lib/knet-simulator/faults'
import { settlementReport } from '@/lib/knet-simulator/settlement-report'
import { paymentLink } from '@/lib/knet/payment-link'
import { closeReview } from '@/lib/payments/close-review'
import { confirmClosing } from '@/lib/payments/decide-closing'
import { importReport } from '@/lib/payments/import-report'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { releaseRefund } from '@/lib/payments/release-refund'
import { requestRefund } from '@/lib/payments/refund-commands'
import { netFils, settlement } from '@/lib/payments/settlement'
import { startPayment } from '@/lib/payments/start-payment'
import { unallocatedCaptures } from '@/lib/payments/unallocated-captures'
import { runUnknownPaymentInquiry } from '@/lib/payments/unknown-payment'
import { openGatewayAndMerchant, type GatewayAndMerchant } from '../support/gateway-and-merchant'
import { valueOf } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { codeOf } from '../support/finance-scene'
import { modelClock } from '../support/model-clock'
import { AT, makeStaff, run } from '../support/office-scene'
import { issueRequest, paymentScene, type PaymentScene } from '../support/payment-scene'
import { simulatorKnet } from '../support/simulator-knet'
import { waitingJobs } from '../support/waiting-jobs'
import { handleNotification } from '@/lib/payments/handle-notification'

jest.mock('@/lib/core/clock', () =>
  jest.requireActual<typeof import('../support/model-clock')>('../support/model-clock').clockOfTheModel(),
)
jest.mock('@/lib/env', () =>
  jest.requireActual<typeof import('../support/mock-settings')>('../support/mock-settings').mockedEnv(),
)

const DAY = '2026-11-24'
let site: GatewayAndMerchant
let scene: PaymentScene
let [adel, yousef] = [{} as Staff, {} as Staff]
beforeAll(async () => {
  site = await openGatewayAndMerchant()
})
afterAll(() => site.close())
beforeEach(async () => {
  await emptyTables()
  modelClock.at = AT
  await setFaults(undefined)
  scene = await paymentScene()
  adel = await makeStaff('FINANCE_OFFICER', 'عادل')
  yousef = await makeStaff('FINANCE_OFFICER', 'يوسف')
})

/** A payment that KNET captures, of this amount or another. */
async function captured(amountFils: number, takenFils?: number): Promise<string> {
  const request = await issueRequest(scene, { amounts: { CUSTOMS_DUTY: amountFils } })
  const started = valueOf(
    await startPayment(scene.actor, modelClock.at, {
      requestIds: [request.id],
      email: 'pay@ofuq.example',
      language: 'ar',
    }),
  )
  await simulatorKnet.decide(await simulatorKnet.open(started.gatewayUrl), 'CAPTURED', takenFils)
  await runInquiry(started.attemptId, modelClock.at)
  return started.attemptId
}
async function stranger(amountFils: number) {
  const payment = await simulatorKnet.open(
    paymentLink({ trackId: 'NOBODYS0000000000000001X', amountFils, language: 'ar', reference: 'x' }).url,
  )
  await simulatorKnet.decide(payment, 'CAPTURED')
  return payment
}
const readReport = async (day = DAY) =>
  valueOf(
    await run(async (tx) =>
      importReport(tx, adel, modelClock.at, { day, text: await settlementReport(day) }),
    ),
  )
const later = (minutes: number) => {
  modelClock.at = new Date(AT.getTime() + minutes * 60_000)
}

test('what KNET captured in another amount stands on its post date with KNET’s amount, and its refund is no shortfall', async () => {
  await captured(202_684)
  const wrong = await captured(60_000, 105_731)
  const day = await settlement(adel, DAY)
  expect(day).toMatchObject({ confirmedFils: 202_684, uncountedFils: 105_731, gaps: [] })
  expect(netFils(day.accounts[0]!)).toBe(308_415)
  expect(await unallocatedCaptures(adel, DAY)).toMatchObject([
    {
      attemptId: wrong,
      askedFils: 60_000,
      knetFils: 105_731,
      uncountedFils: 105_731,
      refundedFils: 0,
      state: 'REVIEW',
    },
  ])
  // All of it goes back the day after, and stands there.
  later(24 * 60)
  const { id: allocationId } = await db.paymentAllocation.findFirstOrThrow({ where: { attemptId: wrong } })
  const refund = valueOf(
    await run((tx) =>
      requestRefund(tx, adel, modelClock.at, { allocationId, amountFils: 105_731, reason: 'x' }),
    ),
  )
  expect(await releaseRefund(yousef, modelClock.at, { refundId: refund.id, version: 0 })).toMatchObject({
    ok: true,
    value: { state: 'DONE', settlesOn: new Date('2026-11-25') },
  })
  expect(await settlement(adel, DAY)).toMatchObject({
    confirmedFils: 202_684,
    uncountedFils: 105_731,
    refundedFils: 0,
    gaps: [],
  })
  expect(await settlement(adel, '2026-11-25')).toMatchObject({
    confirmedFils: 0,
    uncountedFils: 0,
    refundedFils: 105_731,
    gaps: [],
  })
  expect(await readReport()).toMatchObject({ rows: 2, unknown: 0, asked: 0, refunds: 0 })
  expect(await readReport('2026-11-25')).toMatchObject({ rows: 1, refunds: 0 })
  for (const one of [DAY, '2026-11-25']) expect((await settlement(adel, one)).gaps).toEqual([])
})

test('money given back by the bank within a week is found by the daily question, and leaves the day', async () => {
  const attemptId = await captured(5_000)
  later(5 * 24 * 60)
  await db.simulatorPayment.updateMany({ data: { state: 'VOIDED' } })
  const { nextInquiryAt } = await db.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
  expect(nextInquiryAt).not.toBeNull()
  expect(await runInquiry(attemptId, modelClock.at)).toMatchObject({ state: 'REVERSED' })
  expect(await settlement(adel, DAY)).toMatchObject({
    confirmedFils: 0,
    uncountedFils: 0,
    reversedFils: 5_000,
    gaps: [],
  })
})

test('money under a track id of nobody’s is found by KNET’s report, in the day’s sums, and ended by two officers', async () => {
  await stranger(18_750)
  expect(await settlement(adel, DAY)).toMatchObject({ uncountedFils: 0 })
  expect(await readReport()).toMatchObject({ rows: 1, unknown: 1 })
  expect(await readReport()).toMatchObject({ rows: 1, unknown: 0 })
  const review = await db.paymentReview.findFirstOrThrow()
  expect(review).toMatchObject({
    kind: 'UNKNOWN_PAYMENT',
    amountFils: 18_750,
    attemptId: null,
    details: { reason: 'REPORT', theirTrackId: 'NOBODYS0000000000000001X' },
  })
  expect(await settlement(adel, DAY)).toMatchObject({
    uncountedFils: 18_750,
    gaps: [],
    accounts: [{ account: '', uncountedFils: 18_750 }],
  })
  expect(await unallocatedCaptures(adel, DAY)).toMatchObject([
    { trackId: 'NOBODYS0000000000000001X', attemptId: null, knetFils: 18_750, reviewId: review.id },
  ])
  expect(
    codeOf(
      await closeReview(adel, modelClock.at, {
        reviewId: review.id,
        version: 0,
        outcome: 'NO_MONEY',
        resolution: 'x',
      }),
    ),
  ).toBe('reviewContradicted')
  expect(
    codeOf(
      await closeReview(adel, modelClock.at, {
        reviewId: review.id,
        version: 0,
        outcome: 'NOT_OURS',
        resolution: 'x',
      }),
    ),
  ).toBe('ok')
  const { id: closingId } = await db.reviewClosing.findFirstOrThrow()
  expect(codeOf(await confirmClosing(yousef, modelClock.at, { closingId, version: 0 }))).toBe('ok')
  // It is in KNET's books, and so in the day's.
  expect(await settlement(adel, DAY)).toMatchObject({ uncountedFils: 18_750, gaps: [] })
  expect(await readReport()).toMatchObject({ unknown: 0 })
})

test('and by KNET’s own message about it, which KNET is asked to confirm', async () => {
  const payment = await stranger(7_000)
  await handleNotification(modelClock.at, { body: simulatorKnet.notification(payment) })
  expect(await waitingJobs('unknown-payment-inquiry')).toMatchObject([
    { payload: { trackId: payment.trackId, amountFils: 7_000 } },
  ])
  await setFaults({ pipe: 'down' })
  await expect(runUnknownPaymentInquiry(payment, modelClock.at)).rejects.toThrow()
  await setFaults({ pipe: 'up' })
  expect(await runUnknownPaymentInquiry(payment, modelClock.at)).toBe(true)
  expect(await runUnknownPaymentInquiry(payment, modelClock.at)).toBe(false)
  expect(await db.paymentReview.findMany()).toMatchObject([
    { kind: 'UNKNOWN_PAYMENT', amountFils: 7_000, settlesOn: new Date(DAY), details: { reason: 'MESSAGE' } },
  ])
})

test('the page says why sums do not close', async () => {
  const attemptId = await captured(5_000)
  await readReport()
  await db.paymentAttempt.update({ where: { id: attemptId }, data: { capturedFils: null } })
  expect((await settlement(adel, DAY)).gaps).toEqual([{ kind: 'UNCONFIRMED', count: 1, fils: 5_000 }])
  await db.paymentAttempt.update({ where: { id: attemptId }, data: { capturedFils: 4_000 } })
  expect((await settlement(adel, DAY)).gaps).toEqual([{ kind: 'REPORT_CAPTURES', count: 1, fils: 1_000 }])
  expect((await readReport()).asked).toBe(1)
  await runInquiry(attemptId, modelClock.at)
  expect((await settlement(adel, DAY)).gaps).toEqual([])
})

test('a refund that was sent in KNET’s own portal is found by the report, and booked by two officers', async () => {
  const attemptId = await captured(5_000)
  const { trackId } = await db.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
  const { paymentId } = await db.simulatorPayment.findFirstOrThrow({ where: { trackId } })
  await db.simulatorRefund.create({
    data: {
      id: '019a0000-0000-7000-8000-000000000001',
      paymentId,
      amountFils: 2_000,
      tranId: '99',
      ref: '9',
      at: AT,
    },
  })
  expect(await readReport()).toMatchObject({ rows: 2, refunds: 1 })
  expect((await settlement(adel, DAY)).gaps).toEqual([{ kind: 'REPORT_REFUNDS', count: 1, fils: 2_000 }])
  const review = await db.paymentReview.findFirstOrThrow()
  expect(
    codeOf(
      await closeReview(adel, AT, {
        reviewId: review.id,
        version: 0,
        outcome: 'REFUND_FAILED',
        resolution: 'x',
      }),
    ),
  ).toBe('reviewContradicted')
  expect(
    codeOf(
      await closeReview(adel, AT, {
        reviewId: review.id,
        version: 0,
        outcome: 'REFUND_DONE',
        resolution: 'x',
      }),
    ),
  ).toBe('ok')
  const { id: closingId } = await db.reviewClosing.findFirstOrThrow()
  expect(codeOf(await confirmClosing(yousef, AT, { closingId, version: 0 }))).toBe('ok')
  expect(await db.refund.findFirst()).toMatchObject({
    state: 'DONE',
    amountFils: 2_000,
    requestedById: adel.userId,
    decidedById: yousef.userId,
  })
  expect((await settlement(adel, DAY)).gaps).toEqual([])
  expect(kuwaitDay(AT)).toBe(DAY)
})

test('only finance officers read a report', async () => {
  for (const role of ['ADMINISTRATOR', 'AUDITOR', 'REGISTRATION_OFFICER'] as const) {
    const staff = await makeStaff(role)
    expect(codeOf(await run((tx) => importReport(tx, staff, AT, { day: DAY, text: 'x' })))).toBe('notFound')
  }
})
