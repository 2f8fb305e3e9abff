import { db } from '@/lib/db/client'
import type { Staff } from '@/lib/access/actor'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { openReview } from '@/lib/payments/open-review'
import { declineRefund, requestRefund } from '@/lib/payments/refund-commands'
import { releaseRefund } from '@/lib/payments/release-refund'
import { emptyTables } from '../support/database'
import { codeOf, makeAttempt, makePaymentRequest } from '../support/finance-scene'
import { AT, makeStaff, run } from '../support/office-scene'
import { confirm, scripted, settle } from '../support/refund-scene'

jest.mock('@/lib/knet/pipe', () =>
  jest.requireActual<typeof import('../support/refund-scene')>('../support/refund-scene'),
)

let [adel, yousef] = [{} as Staff, {} as Staff]
beforeEach(async () => {
  await emptyTables()
  scripted.reset()
  adel = await makeStaff('FINANCE_OFFICER', 'عادل')
  yousef = await makeStaff('FINANCE_OFFICER', 'يوسف')
})

const ask = (allocationId: string, amountFils: number, actor = adel) =>
  run((tx) => requestRefund(tx, actor, AT, { allocationId, amountFils, reason: 'دُفع خطأ' }))

async function asked(allocationId: string, amountFils: number, actor = adel) {
  const result = await ask(allocationId, amountFils, actor)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return { refundId: result.value.id, version: result.value.version }
}

test('money goes back on the word of two officers, and the payment ends as refunded', async () => {
  const attempt = await makeAttempt()
  const refund = await asked(attempt.allocations[0]!.id, 50_000)
  expect(scripted.sent).toEqual([])
  expect(codeOf(await releaseRefund(adel, AT, refund))).toBe('refundSameOfficer')
  expect(scripted.sent).toEqual([])
  expect(codeOf(await releaseRefund(yousef, AT, refund))).toBe('ok')
  expect(scripted.sent).toEqual([{ trackId: attempt.trackId, amountFils: 50_000 }])
  expect(await db.refund.findFirst()).toMatchObject({
    state: 'DONE',
    result: 'CAPTURED',
    tranId: '77001',
    decidedById: yousef.userId,
    finishedAt: AT,
  })
  expect(await db.paymentAttempt.findFirst()).toMatchObject({ state: 'REFUNDED', nextInquiryAt: null })
  expect(await db.paymentAttemptEvent.findMany({ select: { from: true, to: true, cause: true } })).toEqual([
    { from: 'PAID', to: 'REFUNDED', cause: 'REFUND' },
  ])
  // The request was paid: the refund does not make it due again.
  expect(await db.paymentRequest.findFirst()).toMatchObject({ state: 'SUCCESSFUL' })
  expect(await db.outboxEvent.count({ where: { type: 'payment.refunded' } })).toBe(1)
  expect(
    await db.gatewayMessage.findMany({
      select: { kind: true, direction: true, outcome: true },
      orderBy: { direction: 'desc' },
    }),
  ).toEqual([
    { kind: 'REFUND', direction: 'OUT', outcome: 'DONE' },
    { kind: 'REFUND', direction: 'IN', outcome: 'DONE' },
  ])
  expect(codeOf(await ask(attempt.allocations[0]!.id, 1))).toBe('refundNotCaptured')
})

test('parts add up to what was captured and never above it', async () => {
  const requests = [await makePaymentRequest(), await makePaymentRequest()]
  const attempt = await makeAttempt({ requests })
  const [first, second] = attempt.allocations
  expect(codeOf(await ask(first!.id, 50_001))).toBe('refundTooMuch')
  for (const wrong of [0, -1, 0.5, Number.NaN])
    expect(codeOf(await ask(first!.id, wrong))).toBe('refundAmount')
  expect(codeOf(await releaseRefund(yousef, AT, await asked(first!.id, 20_000)))).toBe('ok')
  expect(codeOf(await ask(first!.id, 30_001))).toBe('refundTooMuch')
  expect(codeOf(await releaseRefund(yousef, AT, await asked(first!.id, 30_000)))).toBe('ok')
  expect(await db.paymentAttempt.findFirst()).toMatchObject({ state: 'PAID' })
  expect(codeOf(await ask(first!.id, 1))).toBe('refundTooMuch')
  expect(codeOf(await releaseRefund(adel, AT, await asked(second!.id, 50_000, yousef)))).toBe('ok')
  expect(await db.paymentAttempt.findFirst()).toMatchObject({ state: 'REFUNDED' })
  expect(scripted.sent.map(({ amountFils }) => amountFils)).toEqual([20_000, 30_000, 50_000])
})

test('of two who ask at once one is told that a refund is under way', async () => {
  const attempt = await makeAttempt()
  const results = await Promise.all([
    ask(attempt.allocations[0]!.id, 30_000),
    ask(attempt.allocations[0]!.id, 30_000, yousef),
  ])
  expect(results.map(codeOf).sort()).toEqual(['ok', 'refundInFlight'])
  expect(await db.refund.count()).toBe(1)
})

test('of many who release at once one sends, and KNET is called once', async () => {
  const attempt = await makeAttempt()
  const refund = await asked(attempt.allocations[0]!.id, 30_000)
  const officers = [yousef, await makeStaff('FINANCE_OFFICER'), await makeStaff('FINANCE_OFFICER'), yousef]
  const results = await Promise.all(officers.map((officer) => releaseRefund(officer, AT, refund)))
  expect(results.map(codeOf).sort()).toEqual(['ok', 'refundStale', 'refundStale', 'refundStale'])
  expect(scripted.sent).toHaveLength(1)
  expect(codeOf(await releaseRefund(yousef, AT, refund))).toBe('refundStale')
})

const reported = (trackId: string, amountFils: number, tranId = '77002') =>
  db.knetSettlementRow.create({
    data: {
      day: new Date('2026-11-25'),
      kind: 'REFUND',
      tranId,
      trackId,
      amountFils,
      importedAt: AT,
      importedById: adel.userId,
    },
  })

const reportItem = (attempt: { id: string; trackId: string }, amountFils: number) =>
  run(async (tx) => ({
    ok: true as const,
    value: await openReview(tx, AT, {
      kind: 'REFUND',
      attemptId: attempt.id,
      amountFils,
      details: { reason: 'REPORTED', trackId: attempt.trackId, refundId: '' },
    }),
  }))

test('a whole basket that was sent back in KNET’s own portal is booked for each request, on the day of the report', async () => {
  const attempt = await makeAttempt({ requests: [await makePaymentRequest(), await makePaymentRequest()] })
  await reported(attempt.trackId, 100_000)
  await reportItem(attempt, 100_000)
  expect(codeOf(await settle('REFUND_DONE', yousef))).toBe('ok')
  expect(codeOf(await confirm(adel))).toBe('ok')
  expect(
    await db.refund.findMany({ select: { state: true, amountFils: true, tranId: true, settlesOn: true } }),
  ).toEqual(
    Array.from({ length: 2 }, () => ({
      state: 'DONE',
      amountFils: 50_000,
      tranId: '77002',
      settlesOn: new Date('2026-11-25'),
    })),
  )
  expect(await db.paymentAttempt.findFirst()).toMatchObject({ state: 'REFUNDED' })
})

test('nothing is sent while KNET’s report shows a refund that our books do not have', async () => {
  const attempt = await makeAttempt()
  const allocationId = attempt.allocations[0]!.id
  const refund = await asked(allocationId, 20_000)
  await reported(attempt.trackId, 20_000)
  expect(codeOf(await releaseRefund(yousef, AT, refund))).toBe('refundInFlight')
  expect(codeOf(await run((tx) => declineRefund(tx, yousef, AT, { ...refund, reason: 'x' })))).toBe('ok')
  expect(codeOf(await ask(allocationId, 20_000))).toBe('refundInFlight')
  expect(scripted.sent).toEqual([])
})

test('an item of a report that was replaced comes to an end, and moves nothing', async () => {
  const attempt = await makeAttempt()
  await reportItem(attempt, 10_000)
  expect(codeOf(await settle('REFUND_DONE', yousef))).toBe('reviewContradicted')
  expect(await settle('REFUND_FAILED', yousef)).toMatchObject({ ok: true, value: { done: 'proposed' } })
  expect(codeOf(await confirm(adel))).toBe('ok')
  expect([await db.refund.count(), (await db.paymentAttempt.findFirstOrThrow()).state]).toEqual([0, 'PAID'])
})

test.each(['REVIEW', 'EXPIRED'] as const)(
  'money of a payment that is %s, which KNET’s report shows as sent back, pays nothing by itself',
  async (state) => {
    const attempt = await makeAttempt({ state })
    scripted.inquiry = {
      paymentId: attempt.paymentId ?? '100202632800000001',
      tranId: attempt.tranId ?? '202677001',
      postDate: '1124',
    }
    await reported(attempt.trackId, 50_000)
    await reportItem(attempt, 50_000)
    expect(await runInquiry(attempt.id, AT)).toMatchObject({ outcome: 'CAPTURED', state: 'REVIEW' })
    expect(codeOf(await settle('REFUND_DONE', yousef))).toBe('ok')
    expect(codeOf(await confirm(adel))).toBe('ok')
    expect([
      (await db.paymentAttempt.findFirstOrThrow()).state,
      (await db.paymentRequest.findFirstOrThrow()).state,
      await db.receipt.count(),
    ]).toEqual(['REFUNDED', 'INITIATED', 0])
  },
)

test('what KNET refuses has failed, and what an officer refuses is declined; both can be asked for again', async () => {
  const attempt = await makeAttempt()
  const allocationId = attempt.allocations[0]!.id
  scripted.answer = { outcome: 'REFUSED', result: '!ERROR!-IPAY0100137-Invalid amount' }
  expect(await releaseRefund(yousef, AT, await asked(allocationId, 50_000))).toMatchObject({
    ok: true,
    value: { state: 'FAILED' },
  })
  // It says that less is there than our books have.
  expect(await db.paymentReview.findFirst()).toMatchObject({
    kind: 'REFUND',
    details: { reason: 'CONTRADICTED' },
  })
  const again = await asked(allocationId, 50_000)
  expect(codeOf(await run((tx) => declineRefund(tx, adel, AT, { ...again, reason: 'x' })))).toBe(
    'refundSameOfficer',
  )
  expect(codeOf(await run((tx) => declineRefund(tx, yousef, AT, { ...again, reason: 'المبلغ صحيح' })))).toBe(
    'ok',
  )
  expect(await db.refund.findFirst({ where: { id: again.refundId } })).toMatchObject({
    state: 'DECLINED',
    note: 'المبلغ صحيح',
    version: 1,
  })
  expect(codeOf(await releaseRefund(yousef, AT, again))).toBe('refundStale')
  expect(codeOf(await ask(allocationId, 50_000))).toBe('ok')
})

test('only captured money goes back: of a payment in review, what KNET named', async () => {
  for (const state of ['INITIATED', 'FAILED', 'CANCELLED', 'EXPIRED', 'UNKNOWN', 'REVERSED'] as const) {
    const attempt = await makeAttempt({ state })
    expect(codeOf(await ask(attempt.allocations[0]!.id, 1))).toBe('refundNotCaptured')
  }
  const suspect = await makeAttempt({ state: 'REVIEW', capturedFils: null })
  await db.$transaction((tx) =>
    openReview(tx, AT, { kind: 'SUSPECT', attemptId: suspect.id, amountFils: 50_000, details: {} }),
  )
  expect(codeOf(await ask(suspect.allocations[0]!.id, 1))).toBe('refundNotCaptured')
  const other = await makeAttempt({ state: 'REVIEW', capturedFils: 5_000 })
  await db.$transaction((tx) =>
    openReview(tx, AT, { kind: 'WRONG_AMOUNT', attemptId: other.id, amountFils: 5_000, details: {} }),
  )
  expect(codeOf(await ask(other.allocations[0]!.id, 5_001))).toBe('refundTooMuch')
  expect(codeOf(await releaseRefund(yousef, AT, await asked(other.allocations[0]!.id, 5_000)))).toBe('ok')
  expect(await db.paymentAttempt.findUnique({ where: { id: other.id } })).toMatchObject({ state: 'REFUNDED' })
  expect(await db.paymentAllocation.findFirst({ where: { attemptId: other.id } })).toMatchObject({
    state: 'RELEASED',
  })
})
