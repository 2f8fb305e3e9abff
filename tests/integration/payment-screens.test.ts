import type { Actor, Member } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import type { PaymentRequest } from '@/lib/db/generated/client'
import { findBasket, isDue } from '@/lib/payments/basket-query'
import { findPayment, heldBy, inReview } from '@/lib/payments/details-query'
import { readPaymentFilter } from '@/lib/payments/list-filter'
import { listPayments, totalDue } from '@/lib/payments/list-query'
import { ownParties } from '@/lib/payments/own-parties'
import { rejectPayment, undoRejection } from '@/lib/payments/reject-commands'
import { findReturn, reachOfReturn } from '@/lib/payments/return-query'
import { startPayment } from '@/lib/payments/start-payment'
import { db, emptyTables } from '@/tests/support/database'
import { makeAssistant } from '@/tests/support/make-assistant'
import { AT, makeStaff, run } from '@/tests/support/office-scene'
import { grantsOf, type TestGrant } from '@/tests/support/test-grants'
import { tradedPayments, type TradedPayments } from '@/tests/support/traded-payments'

const at = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)

let { trader, broker, stranger, requests } = {} as TradedPayments

beforeEach(async () => {
  await emptyTables()
  ;({ trader, broker, stranger, requests } = await tradedPayments())
})

const list = async (actor: Actor, params: Record<string, string> = {}, size?: number) =>
  listPayments(await ownParties(actor), readPaymentFilter(params), size)
const numbers = async (actor: Actor, params: Record<string, string> = {}) =>
  (await list(actor, params)).rows.map(({ id }) => requests.findIndex((request) => request.id === id))

test('the payer sees what it owes, the broker what it sent, others nothing; newest first', async () => {
  expect(await numbers(trader.actor)).toEqual([5, 4, 3, 2, 1, 0])
  expect(await numbers(broker.actor)).toEqual([6, 5, 4, 3, 2, 1, 0])
  expect(await numbers(stranger.actor)).toEqual([6])
  expect((await list(broker.actor)).rows.every(({ own }) => !own)).toBe(true)
  expect(await findPayment(stranger.actor, requests[0]!.id)).toBeUndefined()
  expect(await findPayment(broker.actor, requests[0]!.id)).toMatchObject({
    own: false,
    number: requests[0]!.number,
  })
  expect(await findBasket(broker.actor, [requests[0]!.id])).toEqual([])
})

test('an additional user sees the companies granted for payments alone', async () => {
  const { userId, accountId } = trader.actor as Member
  const assistant = (grants: TestGrant[]): Member => ({
    ...(trader.actor as Member),
    kind: 'ADDITIONAL',
    userId,
    accountId,
    grants: grantsOf(grants),
  })
  expect(await numbers(assistant([{ service: 'TARIFF', companyId: trader.companyId }]))).toEqual([])
  expect(await numbers(assistant([{ service: 'PAYMENTS', companyId: trader.companyId }]))).toHaveLength(6)
})

test.each([
  [{ q: 'tim 9003' }, [3]],
  [{ q: '٩٠٠٣' }, [3]],
  [{ q: 'IM/123/KWI26' }, [3]],
  [{ q: 'do-84-kwi26' }, [4]],
  [{ q: ' R2 ' }, [2]],
  [{ q: '9006' }, []],
  [{ q: 'nonsense%' }, []],
  [{ type: 'DEPOSITS' }, [5]],
  [{ state: 'REJECTED' }, []],
  [{ amount: '10.502' }, [2]],
  [{ from: '25/11/2026' }, []],
  [{ to: '24/11/2026', company: '700001' }, [5, 4, 3, 2, 1, 0]],
  [{ company: '700003' }, []],
])('the search %j finds %j', async (params: Record<string, string>, found) =>
  expect(await numbers(trader.actor, params)).toEqual(found),
)

test('a request is found by its own number', async () =>
  expect(await numbers(trader.actor, { q: requests[1]!.number })).toEqual([1]))

test('pages follow each other forwards and back', async () => {
  const first = await list(trader.actor, {}, 2)
  const second = await list(trader.actor, { after: first.next! }, 2)
  const back = await list(trader.actor, { before: second.previous! }, 2)
  expect(second.rows.map(({ id }) => id)).toEqual([requests[3]!.id, requests[2]!.id])
  expect(back.rows).toEqual(first.rows)
  expect(first.previous).toBeUndefined()
})

test('what is due is added up by type', async () => {
  expect(await totalDue(trader.actor, at(60))).toEqual({
    FEES: { count: 5, fils: 52_510 },
    DEPOSITS: { count: 1, fils: 10_505 },
    more: false,
  })
  expect(await totalDue(broker.actor, at(60))).toMatchObject({ FEES: { count: 0 } })
  const additional = (grants: TestGrant[]): Actor => ({
    ...(trader.actor as Member),
    kind: 'ADDITIONAL',
    grants: grantsOf(grants),
  })
  expect(
    await totalDue(additional([{ service: 'PAYMENTS', companyId: trader.companyId }]), at(60)),
  ).toMatchObject({ FEES: { count: 5 } })
  expect(
    await totalDue(additional([{ service: 'COMPANY_REGISTRATION', companyId: trader.companyId }]), at(60)),
  ).toMatchObject({ FEES: { count: 0 }, DEPOSITS: { count: 0 } })
})

test('the details hold the lines that add up, and who is paying', async () => {
  const started = await startPayment(trader.actor, at(30), {
    requestIds: [requests[0]!.id],
    email: 'a@b.example',
    language: 'ar',
  })
  if (!started.ok) throw new Error('not started')
  const details = (await findPayment(trader.actor, requests[0]!.id))!
  expect(details.lines.reduce((sum, line) => sum + line.amountFils, 0)).toBe(details.amountFils)
  expect(details).toMatchObject({
    temporaryNumber: 'TIM/9000/KWI26',
    deliveryOrderNumber: 'DO/80/KWI26',
    account: { code: 'FEES' },
    attempts: [{ allocation: 'HELD', mine: true, amountFils: 10_500, receipt: null }],
  })
  expect((await findPayment(broker.actor, requests[0]!.id))!.attempts).toMatchObject([
    { mine: false, returnToken: null },
  ])
  expect(await findReturn(trader.actor, started.value.returnToken)).toMatchObject({ state: 'INITIATED' })
  expect(await findReturn(stranger.actor, started.value.returnToken)).toBeUndefined()
})

test('what is being paid or stands in review is not due, and the list says which', async () => {
  const [paying, reviewed] = requests as [PaymentRequest, PaymentRequest]
  for (const [index, request] of [paying, reviewed].entries()) {
    const started = await startPayment(trader.actor, at(30), {
      requestIds: [request.id],
      email: 'a@b.example',
      language: 'ar',
    })
    if (started.ok && index === 1)
      await db.paymentAttempt.update({ where: { id: started.value.attemptId }, data: { state: 'REVIEW' } })
  }
  expect(await totalDue(trader.actor, at(60))).toMatchObject({ FEES: { count: 3 } })
  expect((await list(trader.actor)).rows.map(({ heldBy }) => heldBy)).toEqual([
    null,
    null,
    null,
    null,
    'REVIEW',
    'INITIATED',
  ])
  expect((await findBasket(trader.actor, [paying.id, reviewed.id])).map((row) => isDue(row, at(60)))).toEqual(
    [false, false],
  )
})

test('the details tell of money in review by its kind, of what went back, and what KNET said of a failure', async () => {
  const [request] = requests as [PaymentRequest]
  const started = await startPayment(trader.actor, at(30), {
    requestIds: [request.id],
    email: 'a@b.example',
    language: 'ar',
  })
  if (!started.ok) throw new Error('not started')
  const { attemptId } = started.value
  await db.paymentAttempt.update({
    where: { id: attemptId },
    data: { state: 'REVIEW', tranId: '2', ref: '3', auth: '4', postDate: '1124' },
  })
  await db.paymentReview.create({
    data: {
      id: newId(at(31)),
      kind: 'WRONG_AMOUNT',
      attemptId,
      amountFils: 1,
      details: { reason: 'OTHER_AMOUNT' },
      openedAt: at(31),
    },
  })
  const officers = [await makeStaff('FINANCE_OFFICER'), await makeStaff('FINANCE_OFFICER')] as const
  const { id: allocationId } = await db.paymentAllocation.findFirstOrThrow()
  await db.refund.create({
    data: {
      id: newId(at(32)),
      attemptId,
      allocationId,
      amountFils: 500,
      reason: 'x',
      state: 'DONE',
      requestedById: officers[0].userId,
      requestedAt: at(32),
      decidedById: officers[1].userId,
      decidedAt: at(33),
      finishedAt: at(33),
      settlesOn: new Date('2026-11-24'),
    },
  })
  const details = (await findPayment(trader.actor, request.id))!
  expect(details).toMatchObject({
    attempts: [
      { state: 'REVIEW', cause: null, tranId: '2', ref: '3', auth: '4', postDate: '1124', refundedFils: 500 },
    ],
    refunds: [{ amountFils: 500, at: at(33).getTime() }],
    reviews: [
      {
        attemptId,
        kind: 'WRONG_AMOUNT',
        reason: 'OTHER_AMOUNT',
        paymentRequestId: null,
        openedAt: at(31).getTime(),
        resolvedAt: null,
      },
    ],
  })
  expect([heldBy(details)?.id, inReview(details)?.review?.kind]).toEqual([attemptId, 'WRONG_AMOUNT'])
})

test('who loses the grant at KNET still reads what became of the payment, and a colleague without it does not', async () => {
  const assistant = await makeAssistant(trader.actor as Member, trader.companyId)
  const [request] = requests as [PaymentRequest]
  const started = await startPayment(assistant, at(30), {
    requestIds: [request.id],
    email: 'a@b.example',
    language: 'ar',
  })
  if (!started.ok) throw new Error('not started')
  const [without, colleague] = [
    { ...assistant, grants: [] },
    { ...(await makeAssistant(trader.actor as Member, trader.companyId)), grants: [] },
  ]
  const found = (await findReturn(without, started.value.returnToken))!
  expect(await reachOfReturn(without, found, at(31))).toEqual({ visible: [], payable: [] })
  expect(await findReturn(colleague, started.value.returnToken)).toBeUndefined()
  expect(await findReturn(assistant, started.value.returnToken)).toMatchObject({ id: found.id })
  expect(await findReturn(trader.actor, started.value.returnToken)).toMatchObject({ id: found.id })
  await db.paymentAttempt.update({ where: { id: found.id }, data: { state: 'FAILED' } })
  await db.paymentAllocation.updateMany({ data: { state: 'RELEASED' } })
  expect(await reachOfReturn(trader.actor, found, at(31))).toEqual({
    visible: [request.id],
    payable: [request.id],
  })
})

test('a rejection is told to the broker and to the customs system, and can be undone', async () => {
  const [request] = requests as [PaymentRequest]
  const input = { paymentRequestId: request.id, version: request.version }
  expect(await run((tx) => rejectPayment(tx, broker.actor, at(20), { ...input, reason: 'x' }))).toMatchObject(
    { ok: false, problems: [{ code: 'notFound' }] },
  )
  expect(
    await run((tx) => rejectPayment(tx, trader.actor, at(20), { ...input, reason: 'الغرامة لا تخصنا' })),
  ).toMatchObject({ ok: true, value: { state: 'REJECTED' } })
  expect(await db.notification.findMany({ select: { userId: true, kind: true } })).toEqual([
    { userId: (broker.actor as Member).userId, kind: 'payment.rejected' },
  ])
  expect(await db.outboxEvent.findMany({ select: { type: true, subjectId: true } })).toEqual([
    { type: 'payment.rejected', subjectId: request.number },
  ])
  expect(await run((tx) => undoRejection(tx, trader.actor, at(21), input))).toMatchObject({
    ok: false,
    problems: [{ code: 'paymentStale' }],
  })
  expect(await run((tx) => undoRejection(tx, trader.actor, at(21), { ...input, version: 1 }))).toMatchObject({
    ok: true,
    value: { state: 'INITIATED' },
  })
})

test('what somebody is paying is not rejected, and what is rejected is not paid', async () => {
  const [held, rejected] = requests as [PaymentRequest, PaymentRequest]
  expect(
    await startPayment(trader.actor, at(30), {
      requestIds: [held.id],
      email: 'a@b.example',
      language: 'ar',
      versions: { [held.id]: 0 },
    }),
  ).toMatchObject({ ok: true })
  expect(
    await run((tx) =>
      rejectPayment(tx, trader.actor, at(31), { paymentRequestId: held.id, version: 0, reason: 'x' }),
    ),
  ).toMatchObject({ ok: false, problems: [{ code: 'paymentHeld' }] })
  await run((tx) =>
    rejectPayment(tx, trader.actor, at(31), { paymentRequestId: rejected.id, version: 0, reason: 'x' }),
  )
  expect(
    await startPayment(trader.actor, at(32), {
      requestIds: [rejected.id],
      email: 'a@b.example',
      language: 'ar',
    }),
  ).toMatchObject({ ok: false, problems: [{ code: 'paymentStale' }] })
})
