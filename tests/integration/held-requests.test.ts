import { readFileSync } from 'node:fs'
import { abandonAttempt } from '@/lib/payments/abandon-attempt'
import { advanceAttempt } from '@/lib/payments/advance-attempt'
import { advancePaymentRequest } from '@/lib/payments/advance-request'
import { queueDueInquiries } from '@/lib/payments/attempt-sweep'
import { findBasket, isDue } from '@/lib/payments/basket-query'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { declineRefund, requestRefund } from '@/lib/payments/refund-commands'
import { rejectPayment } from '@/lib/payments/reject-commands'
import { startPayment } from '@/lib/payments/start-payment'
import { handleNotification } from '@/lib/payments/handle-notification'
import { valueOf } from '../support/company-scene'
import { asOwner, db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { AT, makeStaff, run } from '../support/office-scene'
import { issueRequest, paymentScene, type PaymentScene } from '../support/payment-scene'
import { waitingJobs } from '../support/waiting-jobs'

jest.mock('@/lib/knet/pipe', () => {
  const { fakeKnet: knet } = jest.requireActual<typeof import('../support/fake-knet')>('../support/fake-knet')
  return { sendInquiry: knet.sendInquiry, sendRefund: knet.sendRefund }
})

const at = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
let scene: PaymentScene

beforeEach(async () => {
  await emptyTables()
  fakeKnet.reset()
  scene = await paymentScene()
})

const tryToPay = (requestIds: string[], minutes: number) =>
  startPayment(scene.actor, at(minutes), { requestIds, email: 'payer@ofuq.example', language: 'ar' })
const pay = async (requestIds: string[], minutes = 0) => {
  const started = valueOf(await tryToPay(requestIds, minutes))
  return { ...started, payment: fakeKnet.open(started.gatewayUrl) }
}
const codeOf = (result: { ok: boolean; problems?: { code: string }[] }) =>
  result.ok ? 'ok' : result.problems![0]!.code
const stateOf = async (id: string) => (await db.paymentAttempt.findUniqueOrThrow({ where: { id } })).state
const holds = async (attemptId: string) =>
  (await db.paymentAllocation.findMany({ where: { attemptId }, orderBy: { paymentRequestId: 'asc' } })).map(
    ({ state }) => state,
  )

/** Every waiting question is asked, as a worker does it. */
async function work(minutes: number): Promise<void> {
  await queueDueInquiries(at(minutes))
  const jobs = await waitingJobs('payment-inquiry')
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE task_id IN (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'payment-inquiry')`
  for (const { payload } of jobs) await runInquiry(payload.attemptId!, at(minutes))
}

/**
 * Given up while KNET's page stands open, started again, and the first one is confirmed there: finance has
 * it.
 */
async function firstPaysAfterAll() {
  const request = await issueRequest(scene)
  const first = await pay([request.id])
  valueOf(await abandonAttempt(scene.actor, at(1), first.attemptId))
  const second = await pay([request.id], 2)
  fakeKnet.decide(first.payment, 'CAPTURED')
  await handleNotification(at(3), { body: fakeKnet.notification(first.payment) })
  await work(3)
  expect(await stateOf(first.attemptId)).toBe('REVIEW')
  return { request, first, second }
}

test('a second payment that is cancelled leaves the request to the first one, which KNET is asked about again by itself', async () => {
  const { request, first, second } = await firstPaysAfterAll()
  fakeKnet.decide(second.payment, 'CANCELED')
  await handleNotification(at(4), { body: fakeKnet.notification(second.payment) })
  expect([
    await stateOf(second.attemptId),
    await holds(second.attemptId),
    await holds(first.attemptId),
  ]).toEqual(['CANCELLED', ['RELEASED'], ['HELD']])
  expect(codeOf(await tryToPay([request.id], 5))).toBe('paymentInReview')
  expect(isDue((await findBasket(scene.actor, [request.id]))[0]!, at(5))).toBe(false)
  expect(
    codeOf(
      await run((tx) =>
        rejectPayment(tx, scene.actor, at(5), { paymentRequestId: request.id, version: 0, reason: 'x' }),
      ),
    ),
  ).toBe('paymentInReview')
  await work(5)
  expect([await stateOf(first.attemptId), await holds(first.attemptId)]).toEqual(['PAID', ['EFFECTIVE']])
  expect([await db.receipt.count(), (await db.paymentRequest.findFirstOrThrow()).state]).toEqual([
    1,
    'SUCCESSFUL',
  ])
})

test.each(['abandoned', 'expired'] as const)('the same when the second one is %s', async (how) => {
  const { first, second } = await firstPaysAfterAll()
  if (how === 'abandoned') valueOf(await abandonAttempt(scene.actor, at(4), second.attemptId))
  else await work(30)
  await work(31)
  expect(await stateOf(first.attemptId)).toBe('PAID')
})

test('a late message that money was taken holds the request before KNET was asked', async () => {
  const request = await issueRequest(scene)
  const first = await pay([request.id])
  await runInquiry(first.attemptId, at(21))
  expect([await stateOf(first.attemptId), await holds(first.attemptId)]).toEqual(['EXPIRED', ['RELEASED']])
  fakeKnet.decide(first.payment, 'CAPTURED')
  await handleNotification(at(22), { body: fakeKnet.notification(first.payment) })
  expect(await holds(first.attemptId)).toEqual(['HELD'])
  expect(codeOf(await tryToPay([request.id], 23))).toBe('paymentBeingPaid')
})

test('an ended payment that KNET suspects holds its request, so that nobody pays beside it', async () => {
  const request = await issueRequest(scene)
  const first = await pay([request.id])
  await runInquiry(first.attemptId, at(21))
  fakeKnet.decide(first.payment, 'CAPTURED', 1)
  await runInquiry(first.attemptId, at(22))
  expect([await stateOf(first.attemptId), await holds(first.attemptId)]).toEqual(['REVIEW', ['HELD']])
  expect(codeOf(await tryToPay([request.id], 23))).toBe('paymentInReview')
})

test('a reversal that makes a request due again gives it to the payment that was taken twice', async () => {
  const { request, first, second } = await firstPaysAfterAll()
  fakeKnet.decide(second.payment, 'CAPTURED')
  await runInquiry(second.attemptId, at(4))
  expect([await stateOf(second.attemptId), await holds(first.attemptId)]).toEqual(['PAID', ['RELEASED']])
  fakeKnet.reverse(second.payment)
  await runInquiry(second.attemptId, at(20))
  expect([await stateOf(second.attemptId), await holds(first.attemptId)]).toEqual(['REVERSED', ['HELD']])
  expect(codeOf(await tryToPay([request.id], 21))).toBe('paymentInReview')
  await work(21)
  expect([await stateOf(first.attemptId), await db.receipt.count()]).toEqual(['PAID', 2])
})

test('a rejection that is taken back lets the money that came meanwhile pay', async () => {
  const request = await issueRequest(scene)
  const first = await pay([request.id])
  valueOf(await abandonAttempt(scene.actor, at(1), first.attemptId))
  const move = (move: 'reject' | 'undoRejection', minutes: number) =>
    run((tx) =>
      advancePaymentRequest(tx, scene.actor, at(minutes), {
        paymentRequestId: request.id,
        move,
        reason: 'x',
      }),
    )
  valueOf(await move('reject', 2))
  fakeKnet.decide(first.payment, 'CAPTURED')
  await handleNotification(at(3), { body: fakeKnet.notification(first.payment) })
  await work(3)
  expect(await stateOf(first.attemptId)).toBe('REVIEW')
  valueOf(await move('undoRejection', 4))
  expect(codeOf(await tryToPay([request.id], 5))).toBe('paymentInReview')
  await work(5)
  expect(await stateOf(first.attemptId)).toBe('PAID')
})

test('a question that KNET leaves without an answer is asked again, also in review', async () => {
  const { first, second } = await firstPaysAfterAll()
  fakeKnet.decide(second.payment, 'CANCELED')
  await handleNotification(at(4), { body: fakeKnet.notification(second.payment) })
  fakeKnet.setPipe('down')
  await work(5)
  fakeKnet.setPipe('up')
  await work(66)
  expect(await stateOf(first.attemptId)).toBe('PAID')
})

test('of a basket each request waits for what stands in its own way', async () => {
  const one = await issueRequest(scene)
  const two = await issueRequest(scene)
  const both = await pay([one.id, two.id])
  valueOf(await abandonAttempt(scene.actor, at(1), both.attemptId))
  const second = await pay([one.id], 2)
  fakeKnet.decide(both.payment, 'CAPTURED')
  await handleNotification(at(3), { body: fakeKnet.notification(both.payment) })
  await work(3)
  expect([await stateOf(both.attemptId), await holds(both.attemptId)]).toEqual([
    'REVIEW',
    ['RELEASED', 'HELD'],
  ])
  expect(codeOf(await tryToPay([two.id], 4))).toBe('paymentInReview')
  valueOf(await abandonAttempt(scene.actor, at(4), second.attemptId))
  await work(5)
  expect([await stateOf(both.attemptId), await holds(both.attemptId)]).toEqual([
    'PAID',
    ['EFFECTIVE', 'EFFECTIVE'],
  ])
})

test('before a second payment starts, KNET is asked about the one that was given up while its page may be open', async () => {
  const request = await issueRequest(scene)
  const first = await pay([request.id])
  valueOf(await abandonAttempt(scene.actor, at(1), first.attemptId))
  // Confirmed at KNET, and its message is lost.
  fakeKnet.decide(first.payment, 'CAPTURED')
  fakeKnet.setPipe('down')
  expect(codeOf(await tryToPay([request.id], 2))).toBe('paymentUnclear')
  fakeKnet.setPipe('up')
  expect(
    codeOf(
      await startPayment((await paymentScene()).actor, at(2), {
        requestIds: [request.id],
        email: 'a@b.example',
        language: 'ar',
      }),
    ),
  ).toBe('notFound')
  expect(await stateOf(first.attemptId)).toBe('CANCELLED')
  expect(codeOf(await tryToPay([request.id], 3))).toBe('paymentStale')
  expect([await stateOf(first.attemptId), await db.receipt.count(), await db.paymentAttempt.count()]).toEqual(
    ['PAID', 1, 1],
  )
})

test('a refund that was declined or refused leaves the money to its request again', async () => {
  const { first, second } = await firstPaysAfterAll()
  const one = await makeStaff('FINANCE_OFFICER')
  const other = await makeStaff('FINANCE_OFFICER')
  const allocation = await db.paymentAllocation.findFirstOrThrow({ where: { attemptId: first.attemptId } })
  const refund = valueOf(
    await run((tx) =>
      requestRefund(tx, one, at(4), { allocationId: allocation.id, amountFils: 1, reason: 'x' }),
    ),
  )
  fakeKnet.decide(second.payment, 'CANCELED')
  await handleNotification(at(5), { body: fakeKnet.notification(second.payment) })
  await work(5)
  expect(await stateOf(first.attemptId)).toBe('REVIEW')
  valueOf(
    await run((tx) => declineRefund(tx, other, at(6), { refundId: refund.id, version: 0, reason: 'x' })),
  )
  await work(6)
  expect(await stateOf(first.attemptId)).toBe('PAID')
})

test('the migration has what stands in review hold its request, and KNET asked again', async () => {
  const { first, second } = await firstPaysAfterAll()
  // As the version before left it: the second one was cancelled, and nobody holds the request.
  await db.paymentAllocation.updateMany({ data: { state: 'RELEASED' } })
  await db.paymentAttempt.update({
    where: { id: second.attemptId },
    data: { state: 'CANCELLED', nextInquiryAt: null },
  })
  const [, ...updates] = readFileSync('prisma/migrations/0007_held_for_review/migration.sql', 'utf8').split(
    /(?=^UPDATE )/m,
  )
  for (const update of updates) await asOwner((client) => client.query(update))
  expect([await holds(first.attemptId), await holds(second.attemptId)]).toEqual([['HELD'], ['RELEASED']])
  await work(10)
  expect(await stateOf(first.attemptId)).toBe('PAID')
})

test('two ends at once leave the request to one, and nobody waits for ever', async () => {
  const { request, first, second } = await firstPaysAfterAll()
  const ended = (attemptId: string, to: 'CANCELLED' | 'REFUNDED') =>
    db.$transaction((tx) => advanceAttempt(tx, at(4), { attemptId, to, cause: 'INQUIRY' }))
  await Promise.all([ended(second.attemptId, 'CANCELLED'), ended(first.attemptId, 'REFUNDED')])
  expect([await holds(first.attemptId), await holds(second.attemptId)]).toEqual([['RELEASED'], ['RELEASED']])
  expect(codeOf(await tryToPay([request.id], 5))).toBe('ok')
})
