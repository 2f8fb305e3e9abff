import { db } from '@/lib/db/client'
import type { Staff } from '@/lib/access/actor'
import { sweepLostRefunds } from '@/lib/payments/lost-refund'
import { requestRefund } from '@/lib/payments/refund-commands'
import { waitingRefunds } from '@/lib/payments/refund-queries'
import { releaseRefund } from '@/lib/payments/release-refund'
import { emptyTables } from '../support/database'
import { confirm, scripted, settle } from '../support/refund-scene'
import { codeOf, makeAttempt } from '../support/finance-scene'
import { AT, makeStaff, run } from '../support/office-scene'

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

async function lost(amountFils = 50_000) {
  scripted.answer = { outcome: 'UNKNOWN', result: '', received: '' }
  const attempt = await makeAttempt()
  const refund = await asked(attempt.allocations[0]!.id, amountFils)
  expect(await releaseRefund(yousef, AT, refund)).toMatchObject({ ok: true, value: { state: 'UNKNOWN' } })
  scripted.answer = {}
  return { attempt, refund, allocationId: attempt.allocations[0]!.id }
}

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

test('a lost answer is unknown: nothing is sent again, and two officers say what KNET’s books show', async () => {
  const { attempt, refund, allocationId } = await lost()
  expect(await db.paymentReview.findMany()).toMatchObject([
    {
      kind: 'REFUND',
      attemptId: attempt.id,
      amountFils: 50_000,
      resolvedAt: null,
      details: { reason: 'ANSWER_LOST' },
    },
  ])
  expect(codeOf(await releaseRefund(yousef, AT, { ...refund, version: 2 }))).toBe('refundStale')
  expect(codeOf(await ask(allocationId, 1))).toBe('refundInFlight')
  expect(await waitingRefunds(adel)).toMatchObject([
    { state: 'UNKNOWN', reviewId: (await db.paymentReview.findFirstOrThrow()).id },
  ])
  // Who released it finds something, and that alone changes nothing.
  expect(await settle('REFUND_DONE', yousef)).toMatchObject({ ok: true, value: { done: 'proposed' } })
  expect(await db.refund.findFirst()).toMatchObject({ state: 'UNKNOWN' })
  expect(codeOf(await confirm(yousef))).toBe('closingSameOfficer')
  expect(codeOf(await confirm(adel))).toBe('ok')
  expect(scripted.sent).toHaveLength(1)
  expect(await db.refund.findFirst()).toMatchObject({ state: 'DONE', settlesOn: new Date('2026-11-24') })
  expect(await db.paymentAttempt.findFirst()).toMatchObject({ state: 'REFUNDED' })
  expect(await db.paymentReview.findFirst()).toMatchObject({
    resolvedById: adel.userId,
    resolution: 'ظهر الاسترداد في بوابة كي نت',
    outcome: 'REFUND_DONE',
  })
})

test('a lost one is not settled while KNET does not answer', async () => {
  await lost()
  scripted.inquiry = { outcome: 'UNREACHABLE', result: '' }
  for (const outcome of ['REFUND_DONE', 'REFUND_FAILED'] as const)
    expect(codeOf(await settle(outcome, yousef))).toBe('reviewNoAnswer')
  expect(await db.refund.findFirst()).toMatchObject({ state: 'UNKNOWN' })
})

test('a lost one that never arrived can be asked for again', async () => {
  const { allocationId } = await lost()
  await settle('REFUND_FAILED', yousef, 'لا أثر له')
  expect(codeOf(await confirm(adel))).toBe('ok')
  expect(codeOf(await releaseRefund(yousef, AT, await asked(allocationId, 50_000)))).toBe('ok')
  expect(await db.outboxEvent.count({ where: { type: 'payment.refunded' } })).toBe(1)
})

test.each(['IPAY0100137', 'IPAY0100199', 'IPAY0100116'])(
  'one settled as failed by mistake is found when KNET answers %s, and becomes done',
  async (code) => {
    const { attempt, refund, allocationId } = await lost()
    await settle('REFUND_FAILED', yousef, 'لا أثر له')
    await confirm(adel)
    scripted.answer = { outcome: 'REFUSED', result: `!ERROR!-${code}-Refused` }
    expect(await releaseRefund(yousef, AT, await asked(allocationId, 50_000))).toMatchObject({
      ok: true,
      value: { state: 'FAILED' },
    })
    expect(await db.paymentReview.findFirst({ where: { resolvedAt: null } })).toMatchObject({
      kind: 'REFUND',
      details: { reason: 'CONTRADICTED', refundId: refund.refundId, result: `!ERROR!-${code}-Refused` },
    })
    expect(await settle('REFUND_DONE', yousef)).toMatchObject({ ok: true, value: { done: 'proposed' } })
    expect(await db.refund.findUnique({ where: { id: refund.refundId } })).toMatchObject({ state: 'FAILED' })
    expect(codeOf(await confirm(adel))).toBe('ok')
    expect(await db.refund.findUnique({ where: { id: refund.refundId } })).toMatchObject({ state: 'DONE' })
    expect(await db.paymentAttempt.findUnique({ where: { id: attempt.id } })).toMatchObject({
      state: 'REFUNDED',
    })
    expect(await db.outboxEvent.count({ where: { type: 'payment.refunded' } })).toBe(1)
  },
)

test('what KNET’s own report shows as sent back is not said to have failed', async () => {
  const { attempt } = await lost()
  await db.knetSettlementRow.create({
    data: {
      day: new Date('2026-11-24'),
      kind: 'REFUND',
      tranId: '1',
      trackId: attempt.trackId,
      amountFils: 50_000,
      importedAt: AT,
      importedById: adel.userId,
    },
  })
  expect(codeOf(await settle('REFUND_FAILED', yousef))).toBe('reviewContradicted')
})

test('a lost one has an item of its own while another refund of the payment is contradicted', async () => {
  const { refund, allocationId } = await lost(20_000)
  await settle('REFUND_FAILED', yousef, 'لا أثر له')
  await confirm(adel)
  scripted.answer = { outcome: 'REFUSED', result: '!ERROR!-IPAY0100137-Refused' }
  await releaseRefund(yousef, AT, await asked(allocationId, 50_000))
  scripted.answer = { outcome: 'UNKNOWN', result: '', received: '' }
  const other = await asked(allocationId, 30_000)
  await releaseRefund(yousef, AT, other)
  const open = await db.paymentReview.findMany({ where: { resolvedAt: null } })
  expect(open.map(({ details }) => (details as { refundId: string }).refundId).sort()).toEqual(
    [refund.refundId, other.refundId].sort(),
  )
})

test('one of the same amount, done on a day whose report was not read, does not hide that a lost one was carried out', async () => {
  const attempt = await makeAttempt()
  const allocationId = attempt.allocations[0]!.id
  await releaseRefund(yousef, AT, await asked(allocationId, 20_000))
  scripted.answer = { outcome: 'UNKNOWN', result: '', received: '', tranId: undefined }
  await releaseRefund(yousef, AT, await asked(allocationId, 20_000))
  await reported(attempt.trackId, 20_000)
  expect(codeOf(await settle('REFUND_FAILED', yousef))).toBe('reviewContradicted')
  expect(codeOf(await settle('REFUND_DONE', yousef))).toBe('ok')
  expect(codeOf(await confirm(adel))).toBe('ok')
  expect(await db.refund.findFirst({ where: { tranId: '77002' } })).toMatchObject({
    state: 'DONE',
    settlesOn: new Date('2026-11-25'),
  })
})

test('a process that died after sending leaves a refund that the sweep hands to finance', async () => {
  const attempt = await makeAttempt()
  const { refundId } = await asked(attempt.allocations[0]!.id, 10_000)
  await db.refund.update({
    where: { id: refundId },
    data: { state: 'RELEASED', decidedById: yousef.userId, decidedAt: AT, version: 1 },
  })
  expect(await sweepLostRefunds(new Date(AT.getTime() + 60_000))).toBe(0)
  const late = new Date(AT.getTime() + 4 * 60_000)
  expect(await sweepLostRefunds(late)).toBe(1)
  expect(await sweepLostRefunds(late)).toBe(0)
  expect(await db.refund.findFirst()).toMatchObject({ state: 'UNKNOWN', version: 2 })
  expect(await db.paymentReview.count({ where: { kind: 'REFUND' } })).toBe(1)
  expect(scripted.sent).toEqual([])
})
