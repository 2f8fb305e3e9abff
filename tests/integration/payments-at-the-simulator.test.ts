import { setFaults } from '@/lib/knet-simulator/faults'
import { sendRefund } from '@/lib/knet/pipe'
import { abandonAttempt } from '@/lib/payments/abandon-attempt'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { openGatewayAndMerchant, type GatewayAndMerchant } from '../support/gateway-and-merchant'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { issueRequest, paymentScene } from '../support/payment-scene'
import { simulatorPayer } from '../support/simulator-payer'
import { waitingJobs } from '../support/waiting-jobs'

jest.mock('@/lib/env', () =>
  jest.requireActual<typeof import('../support/mock-settings')>('../support/mock-settings').mockedEnv(),
)

let site: GatewayAndMerchant
beforeAll(async () => {
  site = await openGatewayAndMerchant()
})
afterAll(() => site.close())
beforeEach(emptyTables)

/** One payment at the simulator with its faults, up to where the browser ends. */
async function payWith(faults: Record<string, unknown>, card = '0000000001') {
  expect(await setFaults(faults)).toMatchObject({ ok: true })
  const scene = await paymentScene()
  const request = await issueRequest(scene, { amounts: { CUSTOMS_DUTY: 12_345 } })
  const started = valueOf(
    await startPayment(scene.actor, new Date(), {
      requestIds: [request.id],
      email: 'payer@ofuq.example',
      language: 'ar',
    }),
  )
  const payer = simulatorPayer(site.url, { debitNumber: card })
  const ends = await payer.confirm((await payer.open(started.gatewayUrl))!)
  // The browser brings it in the old style, and with clear parameters.
  const brought = ends?.includes('/api/knet/')
    ? (await fetch(ends, { redirect: 'manual' })).headers.get('location')
    : ends
  const attempt = () =>
    db.paymentAttempt.findUniqueOrThrow({
      where: { id: started.attemptId },
      include: { allocations: { include: { receipt: true } }, reviews: true },
    })
  return {
    ...started,
    brought,
    attempt,
    before: (await attempt()).state,
    ours: `${site.url}/ar/payments/return/${started.returnToken}`,
  }
}

it.each([
  ['nothing amiss', {}, 'CAPTURED_UNCONFIRMED'],
  ['a form in lower case', { body: 'form', hexCase: 'lower' }, 'CAPTURED_UNCONFIRMED'],
  ['the message twice', { notification: 'twice' }, 'CAPTURED_UNCONFIRMED'],
  ['the old style', { style: 'browser', body: 'get' }, 'CAPTURED_UNCONFIRMED'],
  ['no message', { notification: 'drop' }, 'INITIATED'],
  ['a message under another key', { otherKey: 'ANOTHERTESTKEY12' }, 'INITIATED'],
  ['another amount in the message', { otherAmountFils: 1 }, 'INITIATED'],
  ['another track id in the message', { otherTrackId: 'AAAAAAAAAAAAAAAAAAAAAAAA' }, 'INITIATED'],
  ['clear error parameters', { errorParams: 'IPAY0100048' }, 'INITIATED'],
  ['a host timeout after which the money was taken', { hostTimeout: 'captured' }, 'UNKNOWN'],
  ['the other word for success', { inquiryWord: 'CAPTURED' }, 'CAPTURED_UNCONFIRMED'],
] as const)('confirms by inquiry what was paid with %s', async (_what, faults, before) => {
  const paid = await payWith(faults)
  expect(paid.before).toBe(before)
  expect(await runInquiry(paid.attemptId)).toEqual({ outcome: 'CAPTURED', state: 'PAID' })
  expect(await paid.attempt()).toMatchObject({
    reviews: [],
    allocations: [{ state: 'EFFECTIVE', receipt: { amountFils: 12_345 } }],
  })
  expect(await db.simulatorPayment.findFirstOrThrow()).toMatchObject({
    state: 'CAPTURED',
    amountFils: 12_345,
    paymentId: (await paid.attempt()).paymentId,
  })
  if (before === 'CAPTURED_UNCONFIRMED') expect(paid.brought).toBe(paid.ours)
})

it.each([
  ['a declined card', {}, '0000000003', 'FAILED', []],
  ['a risk', {}, '0000000004', 'FAILED', []],
  ['a host timeout', { hostTimeout: 'failed' }, undefined, 'FAILED', []],
  ['another amount taken', { capturedAmountFils: 1 }, undefined, 'REVIEW', ['WRONG_AMOUNT']],
  ['an acknowledgement that was lost', { loseAcknowledgement: true }, undefined, 'REVERSED', ['REVERSED']],
  ['a pipe that is down', { pipe: 'down' }, undefined, 'CAPTURED_UNCONFIRMED', []],
  ['a pipe whose answer is lost', { pipe: 'answerLost' }, undefined, 'CAPTURED_UNCONFIRMED', []],
] as const)('gives no receipt after %s', async (_what, faults, card, state, kinds) => {
  const paid = await payWith(faults, card)
  await runInquiry(paid.attemptId)
  const after = await paid.attempt()
  expect([
    after.state,
    after.reviews.map(({ kind }) => kind),
    after.allocations.map(({ receipt }) => receipt),
  ]).toEqual([state, kinds, [null]])
})

it('given up, started again, the first confirmed and the second cancelled at KNET is paid once, by the first', async () => {
  expect(await setFaults({})).toMatchObject({ ok: true })
  const scene = await paymentScene()
  const request = await issueRequest(scene, { amounts: { CUSTOMS_DUTY: 12_345 } })
  const tryToPay = () =>
    startPayment(scene.actor, new Date(), {
      requestIds: [request.id],
      email: 'payer@ofuq.example',
      language: 'ar',
    })
  const payer = simulatorPayer(site.url)
  const first = valueOf(await tryToPay())
  const firstPage = (await payer.open(first.gatewayUrl))!
  expect(await abandonAttempt(scene.actor, new Date(), first.attemptId)).toEqual({
    ok: true,
    value: 'CANCELLED',
  })
  const second = valueOf(await tryToPay())
  const secondPage = (await payer.open(second.gatewayUrl))!
  await payer.confirm(firstPage)
  expect(await runInquiry(first.attemptId)).toEqual({ outcome: 'CAPTURED', state: 'REVIEW' })
  await payer.cancel(secondPage)
  expect(await tryToPay()).toMatchObject({ ok: false, problems: [{ code: 'paymentInReview' }] })
  // The question that the end of the second one left for a worker.
  expect((await waitingJobs('payment-inquiry')).map(({ payload }) => payload.attemptId)).toContain(
    first.attemptId,
  )
  expect(await runInquiry(first.attemptId)).toEqual({ outcome: 'CAPTURED', state: 'PAID' })
  expect([
    await db.receipt.count(),
    await db.simulatorPayment.count({ where: { state: 'CAPTURED' } }),
  ]).toEqual([1, 1])
})

it('that was declined keeps the numbers that the bank’s books have', async () => {
  const declined = await payWith({}, '0000000003')
  const books = await db.simulatorPayment.findFirstOrThrow()
  expect(books.ref ?? books.tranId).toBeTruthy()
  expect(await declined.attempt()).toMatchObject({
    state: 'FAILED',
    paymentId: books.paymentId,
    tranId: books.tranId,
    ref: books.ref,
    auth: books.auth,
    postDate: books.postDate,
  })
})

it('is taken back after it was confirmed: a late reversal is found', async () => {
  const paid = await payWith({})
  await runInquiry(paid.attemptId)
  await db.simulatorPayment.updateMany({ data: { state: 'VOIDED' } })
  expect(await runInquiry(paid.attemptId)).toEqual({ outcome: 'REVERSED', state: 'REVERSED' })
})

it('gives money back over the pipe, never more than was taken', async () => {
  const { attempt } = await payWith({})
  const { trackId } = await attempt()
  expect(await sendRefund({ trackId, amountFils: 12_000 })).toMatchObject({
    outcome: 'DONE',
    result: 'CAPTURED',
  })
  expect(await sendRefund({ trackId, amountFils: 346 })).toMatchObject({ outcome: 'REFUSED' })
  expect(await sendRefund({ trackId, amountFils: 345 })).toMatchObject({ outcome: 'DONE' })
})
