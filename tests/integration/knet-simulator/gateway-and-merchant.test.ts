import { now } from '@/lib/core/clock'
import { sendRefund } from '@/lib/knet/pipe'
import { control } from '@/lib/knet-simulator/control'
import { setFaults, type Faults } from '@/lib/knet-simulator/faults'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { openGatewayAndMerchant, type GatewayAndMerchant } from '../../support/gateway-and-merchant'
import { valueOf } from '../../support/company-scene'
import { db, emptyTables } from '../../support/database'
import { issueRequest, paymentScene, type PaymentScene } from '../../support/payment-scene'

jest.mock('@/lib/env', () => jest.requireActual('../../support/mock-settings').mockedEnv())

let site: GatewayAndMerchant
let scene: PaymentScene

beforeEach(async () => {
  await emptyTables()
  site = await openGatewayAndMerchant()
  scene = await paymentScene()
})
afterEach(() => site.close())

const CARD = {
  button: 'submit',
  bank: 'KNET1',
  dcprefix: '888888',
  debitNumber: '0000000001',
  expiryMonth: '09',
  expiryYear: '2030',
  cardPin: '1234',
}

/** A payment from the portal to KNET's page. */
async function start(faults: Partial<Faults> = {}, amount = 20_000) {
  await setFaults(undefined)
  await setFaults(faults)
  const request = await issueRequest(scene, { amounts: { CUSTOMS_DUTY: amount }, at: await now() })
  const started = valueOf(
    await startPayment(scene.actor, await now(), {
      requestIds: [request.id],
      email: 'payer@ofuq.example',
      language: 'ar',
    }),
  )
  const arrived = await site.browse(started.gatewayUrl)
  expect(arrived.status).toBe(303)
  return { ...started, page: arrived.location, requestId: request.id }
}

/** …and through it. */
async function pay(faults: Partial<Faults> = {}, card: Partial<typeof CARD> = {}) {
  const started = await start(faults)
  await site.browse(started.page, { ...CARD, ...card })
  return { ...started, done: await site.browse(started.page, { button: 'confirm' }) }
}

const stateOf = async (id: string) => (await db.paymentAttempt.findUniqueOrThrow({ where: { id } })).state
const asked = async (id: string) => (await runInquiry(id))?.state
const reviews = async () => (await db.paymentReview.findMany()).map(({ kind }) => kind)
const bookOf = async () =>
  (await db.simulatorPayment.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).state

test('money is claimed by the notification, confirmed by the inquiry, and both books agree', async () => {
  const { attemptId, returnToken, done, requestId } = await pay()
  expect(done.location).toBe(`${site.url}/ar/payments/return/${returnToken}`)
  expect(await stateOf(attemptId)).toBe('CAPTURED_UNCONFIRMED')
  expect(await asked(attemptId)).toBe('PAID')
  const attempt = await db.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
  const book = await db.simulatorPayment.findFirstOrThrow()
  for (const name of ['paymentId', 'tranId', 'ref', 'auth', 'postDate', 'amountFils'] as const)
    expect([name, attempt[name]]).toEqual([name, book[name]])
  expect(await db.paymentRequest.findUnique({ where: { id: requestId } })).toMatchObject({
    state: 'SUCCESSFUL',
  })
  expect(await db.receipt.count()).toBe(1)
})

test.each<[string, Partial<Faults>, Partial<typeof CARD>, string, string]>([
  ['a decline', {}, { expiryMonth: '10' }, 'FAILED', 'NOT_CAPTURED'],
  ['a card denied by risk', {}, { debitNumber: '0000000004' }, 'FAILED', 'DENIED_BY_RISK'],
  ['a host timeout without money', {}, { debitNumber: '0000000005' }, 'FAILED', 'HOST_TIMEOUT'],
  ['a host timeout with money', { hostTimeout: 'captured' }, {}, 'PAID', 'CAPTURED'],
  ['a lost notification', { notification: 'drop' }, {}, 'PAID', 'CAPTURED'],
  ['two notifications at once', { notification: 'twice' }, {}, 'PAID', 'CAPTURED'],
  ['a form in lower case', { body: 'form', hexCase: 'lower' }, {}, 'PAID', 'CAPTURED'],
  ['another key', { otherKey: 'Q7RTX9KLMNP2VWYZ' }, {}, 'PAID', 'CAPTURED'],
  ['another track id', { otherTrackId: 'OTHER0000000000000000001' }, {}, 'PAID', 'CAPTURED'],
  ['error parameters that lie', { errorParams: 'IPAY0100048' }, {}, 'PAID', 'CAPTURED'],
  ['the other word of an inquiry', { inquiryWord: 'CAPTURED' }, {}, 'PAID', 'CAPTURED'],
])('%s ends as the books say', async (_title, faults, card, state, book) => {
  const { attemptId } = await pay(faults, card)
  expect([await asked(attemptId), await bookOf()]).toEqual([state, book])
  expect(await db.receipt.count()).toBe(state === 'PAID' ? 1 : 0)
})

test('an acknowledgement lost on its way: the money went back, and nothing is paid', async () => {
  const { attemptId, done } = await pay({ loseAcknowledgement: true })
  expect(done.text).toContain('IPAY0100249')
  expect([await asked(attemptId), await bookOf()]).not.toContain('PAID')
  expect([await bookOf(), await db.receipt.count()]).toEqual(['VOIDED', 0])
})

test('another amount in the books is never paid: finance looks', async () => {
  const { attemptId } = await pay({ capturedAmountFils: 19_999 })
  expect(await asked(attemptId)).toBe('REVIEW')
  expect(await reviews()).toHaveLength(1)
  expect(await db.receipt.count()).toBe(0)
})

test('the old style: the browser brings the answer itself', async () => {
  const { attemptId, returnToken, done } = await pay({ style: 'browser', body: 'get' })
  expect((await site.browse(done.location)).location).toBe(`${site.url}/ar/payments/return/${returnToken}`)
  expect(await asked(attemptId)).toBe('PAID')
})

test('a payer cancels; a payer fails the code three times', async () => {
  const cancelled = await start()
  await site.browse(cancelled.page, { button: 'cancel' })
  expect(await asked(cancelled.attemptId)).toMatch(/CANCELLED|FAILED/)
  const failed = await start({}, 25_000)
  await site.browse(failed.page, CARD)
  await site.browse(failed.page, { button: 'confirm' })
  for (const times of [1, 2])
    expect((await site.browse(failed.page, { button: 'otp', otp: `00000${times}` })).status).toBe(200)
  const last = await site.browse(failed.page, { button: 'otp', otp: '000003' })
  expect(last.location).toContain('/api/knet/error?')
  expect((await site.browse(last.location)).location).toContain('/payments/return/')
  expect([await asked(failed.attemptId), await bookOf()]).toEqual(['FAILED', 'NOT_CAPTURED'])
})

test('a reversal after the confirmation is seen; refunds reach the gateway’s books', async () => {
  const { attemptId } = await pay()
  await asked(attemptId)
  const { trackId } = await db.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
  expect(await sendRefund({ trackId, amountFils: 20_001 })).toMatchObject({ outcome: 'REFUSED' })
  expect(await sendRefund({ trackId, amountFils: 5_000 })).toMatchObject({
    outcome: 'DONE',
    amountFils: 5_000,
  })
  await control({ trackId, faults: { pipe: 'answerLost' }, card: '', expiry: '' })
  expect(await sendRefund({ trackId, amountFils: 5_000 })).toMatchObject({ outcome: 'UNKNOWN' })
  expect(await db.simulatorRefund.aggregate({ _sum: { amountFils: true } })).toEqual({
    _sum: { amountFils: 10_000 },
  })
  const second = await pay()
  await asked(second.attemptId)
  const { trackId: reversed } = await db.paymentAttempt.findUniqueOrThrow({ where: { id: second.attemptId } })
  expect(await control({ trackId: reversed, action: 'void', card: '', expiry: '' })).toEqual({ ok: true })
  expect(await asked(second.attemptId)).not.toBe('PAID')
  expect(await reviews()).toContain('REVERSED')
})
