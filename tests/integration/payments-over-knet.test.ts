import { unseal } from '@/lib/core/vault'
import { advancePaymentRequest } from '@/lib/payments/advance-request'
import { queueDueInquiries, expirePaymentRequests } from '@/lib/payments/attempt-sweep'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { handleNotification } from '@/lib/payments/handle-notification'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { AT, run } from '../support/office-scene'
import { issueRequest, paymentScene, type PaymentScene } from '../support/payment-scene'
import { waitingJobs } from '../support/waiting-jobs'

jest.mock('@/lib/knet/pipe', () => {
  const { fakeKnet: knet } = jest.requireActual<typeof import('../support/fake-knet')>('../support/fake-knet')
  return { sendInquiry: knet.sendInquiry, sendRefund: knet.sendRefund }
})

const at = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
const DAY = 24 * 60
let scene: PaymentScene

beforeEach(async () => {
  await emptyTables()
  fakeKnet.reset()
  scene = await paymentScene()
})

const pay = async (requestIds: string[], minutes = 0) => {
  const started = valueOf(
    await startPayment(scene.actor, at(minutes), { requestIds, email: 'payer@ofuq.example', language: 'en' }),
  )
  return { ...started, payment: fakeKnet.open(started.gatewayUrl) }
}
const attemptOf = (id: string) =>
  db.paymentAttempt.findUniqueOrThrow({
    where: { id },
    include: { allocations: { include: { receipt: true, paymentRequest: true } } },
  })
const reviews = async () =>
  (await db.paymentReview.findMany({ orderBy: { id: 'asc' } })).map(({ kind, details }) => [
    kind,
    (details as { reason: string }).reason,
  ])

describe('a payment', () => {
  it('is started, claimed, confirmed by an inquiry alone, and told to everybody once', async () => {
    const request = await issueRequest(scene)
    const { attemptId, returnToken, payment } = await pay([request.id])
    expect(await attemptOf(attemptId)).toMatchObject({
      state: 'INITIATED',
      amountFils: 52_500,
      expiresAt: at(20),
      nextInquiryAt: at(2),
      allocations: [{ state: 'HELD', revision: 1 }],
    })
    fakeKnet.decide(payment, 'CAPTURED')
    const body = fakeKnet.notification(payment)
    expect(await handleNotification(at(1), { body })).toEqual({ locale: 'en', token: returnToken })
    expect(await attemptOf(attemptId)).toMatchObject({
      state: 'CAPTURED_UNCONFIRMED',
      allocations: [{ state: 'HELD', receipt: null, paymentRequest: { state: 'INITIATED' } }],
    })
    expect(await waitingJobs('payment-inquiry')).toMatchObject([{ payload: { attemptId } }])
    await Promise.all([runInquiry(attemptId, at(1)), runInquiry(attemptId, at(1))])
    expect(await attemptOf(attemptId)).toMatchObject({
      state: 'PAID',
      paymentId: payment.paymentId,
      tranId: payment.tranId,
      postDate: '1124',
      settlesOn: new Date('2026-11-24'),
      confirmedAt: at(1),
      nextInquiryAt: at(16),
      allocations: [
        {
          state: 'EFFECTIVE',
          receipt: { number: 'CR/1/KWI26', amountFils: 52_500 },
          paymentRequest: { state: 'SUCCESSFUL', paidAt: at(1) },
        },
      ],
    })
    expect(await handleNotification(at(2), { body: `trandata=${body.toLowerCase()}` })).toEqual({
      locale: 'en',
      token: returnToken,
    })
    expect(await runInquiry(attemptId, at(2))).toEqual({ outcome: 'CAPTURED', state: 'PAID' })
    expect([
      await db.receipt.count(),
      await db.outboxEvent.count({ where: { type: 'payment.succeeded' } }),
      await db.message.count(),
    ]).toEqual([1, 1, 1])
    expect(await reviews()).toEqual([])
  })

  it('keeps every message sealed, without password and key', async () => {
    const { attemptId, gatewayUrl, payment } = await pay([(await issueRequest(scene)).id])
    await handleNotification(at(1), { body: new URL(gatewayUrl).searchParams.get('trandata')! })
    fakeKnet.decide(payment, 'CAPTURED')
    await handleNotification(at(1), { body: fakeKnet.notification(payment), address: '198.51.100.7' })
    await runInquiry(attemptId, at(1))
    const rows = await db.gatewayMessage.findMany({ orderBy: { id: 'asc' } })
    expect(rows.map(({ kind, direction, outcome, counted }) => [kind, direction, outcome, counted])).toEqual([
      ['REQUEST', 'OUT', 'SENT', true],
      ['NOTIFICATION', 'IN', 'REFUSED', true],
      ['NOTIFICATION', 'IN', 'ACCEPTED', true],
      ['INQUIRY', 'OUT', 'SENT', true],
      ['INQUIRY', 'IN', 'CAPTURED', true],
    ])
    const texts = rows.flatMap(({ body, plain }) => [
      unseal(body, 'gateway'),
      plain ? unseal(plain, 'gateway') : '',
    ])
    expect(texts.join('\n')).not.toMatch(/100901pg|SIMULATORKEY2026/)
    expect(texts.join('\n')).toContain('result=CAPTURED')
    await expect(db.gatewayMessage.updateMany({ data: { outcome: 'X' } })).rejects.toThrow()
  })

  it('pays a basket of one customs account, to the fils', async () => {
    const requests = [
      await issueRequest(scene),
      await issueRequest(scene, { amounts: { FINES: 1 } }),
      await issueRequest(scene, { amounts: { GUARANTEES: 999_999 } }),
    ]
    const { attemptId, payment } = await pay(requests.map(({ id }) => id))
    expect(payment.amountFils).toBe(1_052_500)
    fakeKnet.decide(payment, 'CAPTURED')
    await runInquiry(attemptId, at(3))
    const receipts = await db.receipt.findMany({ orderBy: { amountFils: 'asc' } })
    expect(receipts.map(({ amountFils }) => amountFils)).toEqual([1, 52_500, 999_999])
    expect(await db.message.count()).toBe(1)
  })

  it.each([
    ['NOT CAPTURED', 'FAILED'],
    ['CANCELED', 'CANCELLED'],
  ] as const)('that ends %s is %s, lets go and can be repeated', async (state, ends) => {
    const request = await issueRequest(scene)
    const { attemptId, payment } = await pay([request.id])
    fakeKnet.decide(payment, state)
    await handleNotification(at(1), { body: fakeKnet.notification(payment) })
    expect(await attemptOf(attemptId)).toMatchObject({
      state: ends,
      paymentId: payment.paymentId,
      allocations: [{ state: 'RELEASED' }],
      nextInquiryAt: at(DAY + 1),
    })
    await runInquiry(attemptId, at(DAY + 1))
    expect(await attemptOf(attemptId)).toMatchObject({ state: ends, nextInquiryAt: null })
    const again = await pay([request.id], 5)
    fakeKnet.decide(again.payment, 'CAPTURED')
    expect(await runInquiry(again.attemptId, at(6))).toEqual({ outcome: 'CAPTURED', state: 'PAID' })
  })

  it.each(['notification', 'inquiry'] as const)(
    'that fails keeps what KNET said of it in its %s',
    async (by) => {
      const { attemptId, payment } = await pay([(await issueRequest(scene)).id])
      Object.assign(payment, { state: 'NOT CAPTURED', tranId: '20261234567890', postDate: '1124' })
      if (by === 'notification') await handleNotification(at(1), { body: fakeKnet.notification(payment) })
      else await runInquiry(attemptId, at(1))
      expect(await attemptOf(attemptId)).toMatchObject({
        state: 'FAILED',
        paymentId: payment.paymentId,
        tranId: '20261234567890',
        ref: '632812345678',
        auth: 'B12345',
        postDate: '1124',
        authResponseCode: '00',
        result: expect.stringContaining('NOT CAPTURED') as string,
      })
    },
  )

  it.each(['notification', 'inquiry'] as const)(
    'that fails under numbers of another payment, in its %s, fails all the same',
    async (by) => {
      const paid = await pay([(await issueRequest(scene)).id])
      fakeKnet.decide(paid.payment, 'CAPTURED')
      await runInquiry(paid.attemptId, at(1))
      const { attemptId, payment } = await pay([(await issueRequest(scene)).id])
      Object.assign(payment, {
        state: 'NOT CAPTURED',
        tranId: paid.payment.tranId,
        paymentId: paid.payment.paymentId,
      })
      if (by === 'notification') await handleNotification(at(2), { body: fakeKnet.notification(payment) })
      else await runInquiry(attemptId, at(2))
      expect(await attemptOf(attemptId)).toMatchObject({
        state: 'FAILED',
        paymentId: null,
        tranId: null,
        ref: '632812345678',
      })
    },
  )

  it('is paid with the numbers of the inquiry alone', async () => {
    const { attemptId, payment } = await pay([(await issueRequest(scene)).id])
    fakeKnet.decide(payment, 'CAPTURED')
    await handleNotification(at(1), { body: fakeKnet.notification(payment) })
    expect(await attemptOf(attemptId)).toMatchObject({ state: 'CAPTURED_UNCONFIRMED', auth: 'B12345' })
    delete payment.tranId
    await runInquiry(attemptId, at(2))
    expect(await attemptOf(attemptId)).toMatchObject({ state: 'PAID', tranId: null, ref: null, auth: null })
  })

  it('of which the host does not answer is unknown, until the inquiry', async () => {
    const { attemptId, payment } = await pay([(await issueRequest(scene)).id])
    await handleNotification(at(1), { body: fakeKnet.notification(payment, 'HOST+TIMEOUT') })
    expect(await attemptOf(attemptId)).toMatchObject({ state: 'UNKNOWN', allocations: [{ state: 'HELD' }] })
    fakeKnet.decide(payment, 'CAPTURED')
    expect(await runInquiry(attemptId, at(2))).toMatchObject({ state: 'PAID' })
  })

  it('nobody comes back from is asked about until its page has surely closed, and then expires', async () => {
    const { attemptId } = await pay([(await issueRequest(scene)).id])
    for (let minute = 0; minute <= 20; minute += 1) {
      if (await queueDueInquiries(at(minute))) await runInquiry(attemptId, at(minute))
    }
    expect(await attemptOf(attemptId)).toMatchObject({
      state: 'INITIATED',
      inquiries: 10,
      allocations: [{ state: 'HELD' }],
      nextInquiryAt: at(21),
    })
    await runInquiry(attemptId, at(21))
    expect(await attemptOf(attemptId)).toMatchObject({
      state: 'EXPIRED',
      allocations: [{ state: 'RELEASED' }],
    })
  })

  it('keeps what it holds while KNET does not answer, and finance hears of it after an hour', async () => {
    const { attemptId } = await pay([(await issueRequest(scene)).id])
    fakeKnet.down = true
    await runInquiry(attemptId, at(30))
    expect(await reviews()).toEqual([])
    for (const minute of [60, DAY, 2 * DAY])
      expect(await runInquiry(attemptId, at(minute))).toEqual({ outcome: 'UNREACHABLE', state: 'INITIATED' })
    expect(await reviews()).toEqual([['SUSPECT', 'UNREACHABLE']])
    expect((await attemptOf(attemptId)).nextInquiryAt).toEqual(at(3 * DAY))
  })
})

it('ends a request whose date has passed, but not under somebody who pays it', async () => {
  const free = await issueRequest(scene, { expiresAt: at(5) })
  const held = await issueRequest(scene, { expiresAt: at(5) })
  await pay([held.id])
  expect(await expirePaymentRequests(at(4))).toBe(0)
  expect(await expirePaymentRequests(at(5))).toBe(1)
  expect((await db.paymentRequest.findUniqueOrThrow({ where: { id: free.id } })).state).toBe('EXPIRED')
  expect(
    await run((tx) =>
      advancePaymentRequest(tx, 'SYSTEM', at(6), { paymentRequestId: free.id, move: 'expire' }),
    ),
  ).toMatchObject({ ok: false })
})
