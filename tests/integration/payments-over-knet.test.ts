import { unseal } from '@/lib/core/vault'
import { abandonAttempt } from '@/lib/payments/abandon-attempt'
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
const problemOf = (result: { ok: boolean; problems?: { code: string; args?: unknown }[] }) =>
  result.ok ? undefined : result.problems![0]
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

describe('two at once, and what changed meanwhile', () => {
  it('gives one attempt to two tabs, and names the payer to colleagues alone', async () => {
    const request = await issueRequest(scene)
    const results = await Promise.all(
      [1, 2, 3, 4].map(() =>
        startPayment(scene.actor, AT, { requestIds: [request.id], email: 'a@b.example', language: 'ar' }),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.map(problemOf).filter(Boolean)).toEqual(
      Array(3).fill({ code: 'paymentBeingPaid', args: { who: 'حامد الهاشمي', since: '24/11/2026 09:00' } }),
    )
  })

  it('names what stands in the way', async () => {
    const [request, other] = [
      await issueRequest(scene),
      await issueRequest(scene, { customsAccountCode: '200' }),
    ]
    const ended = await issueRequest(scene, { expiresAt: at(-1) })
    const start = async (requestIds: string[], versions?: Record<string, number>, actor = scene.actor) =>
      problemOf(await startPayment(actor, AT, { requestIds, email: 'a@b.example', language: 'ar', versions }))
    expect(await start([request.id, other.id])).toMatchObject({ code: 'basketMixed' })
    expect(await start([request.id], { [request.id]: 7 })).toMatchObject({ code: 'paymentAmountChanged' })
    expect(await start([ended.id])).toEqual({
      code: 'paymentStale',
      field: undefined,
      args: { state: 'EXPIRED' },
    })
    expect(await start([])).toMatchObject({ code: 'notFound' })
    expect(await start([request.id], undefined, (await paymentScene()).actor)).toMatchObject({
      code: 'notFound',
    })
    expect(await start([request.id], undefined, { ...scene.actor, kind: 'ADDITIONAL' })).toMatchObject({
      code: 'notFound',
    })
    expect(
      await start([(await issueRequest(scene, { amounts: { CUSTOMS_DUTY: 1_000_000_000 } })).id]),
    ).toMatchObject({ code: 'paymentTooLarge' })
    await db.$transaction((tx) =>
      advancePaymentRequest(tx, scene.actor, AT, {
        paymentRequestId: request.id,
        move: 'reject',
        reason: 'x',
      }),
    )
    expect(await start([request.id])).toMatchObject({ code: 'paymentStale', args: { state: 'REJECTED' } })
    expect(await db.paymentAttempt.count()).toBe(0)
  })

  it('is started again only after KNET was asked', async () => {
    const request = await issueRequest(scene)
    const { attemptId, payment } = await pay([request.id])
    expect(problemOf(await abandonAttempt((await paymentScene()).actor, at(1), attemptId))).toMatchObject({
      code: 'notFound',
    })
    fakeKnet.down = true
    expect(problemOf(await abandonAttempt(scene.actor, at(1), attemptId))).toMatchObject({
      code: 'paymentUnclear',
    })
    fakeKnet.down = false
    expect(await abandonAttempt(scene.actor, at(2), attemptId)).toEqual({ ok: true, value: 'CANCELLED' })
    const second = await pay([request.id], 3)
    // The first tab was still open, and pays.
    fakeKnet.decide(payment, 'CAPTURED')
    await handleNotification(at(4), { body: fakeKnet.notification(payment) })
    await runInquiry(attemptId, at(4))
    expect(await attemptOf(attemptId)).toMatchObject({ state: 'REVIEW' })
    expect(await reviews()).toEqual([['LATE_CAPTURE', 'BEING_PAID']])
    fakeKnet.decide(second.payment, 'CAPTURED')
    expect(await runInquiry(second.attemptId, at(5))).toMatchObject({ state: 'PAID' })
    expect(await db.receipt.count()).toBe(1)
  })

  it('finds out that it was paid after all', async () => {
    const { attemptId, payment } = await pay([(await issueRequest(scene)).id])
    fakeKnet.decide(payment, 'CAPTURED')
    expect(await abandonAttempt(scene.actor, at(1), attemptId)).toEqual({ ok: true, value: 'PAID' })
  })
})

describe('money that does not explain itself', () => {
  const paid = async () => {
    const request = await issueRequest(scene)
    const started = await pay([request.id])
    fakeKnet.decide(started.payment, 'CAPTURED')
    return { request, ...started }
  }

  it('pays what still takes it, however late', async () => {
    const request = await issueRequest(scene, { expiresAt: at(10) })
    const { attemptId, payment } = await pay([request.id])
    await runInquiry(attemptId, at(21))
    expect(await expirePaymentRequests(at(22))).toBe(1)
    fakeKnet.decide(payment, 'CAPTURED')
    await handleNotification(at(30), { body: fakeKnet.notification(payment) })
    await runInquiry(attemptId, at(30))
    expect(await attemptOf(attemptId)).toMatchObject({
      state: 'PAID',
      allocations: [{ state: 'EFFECTIVE', paymentRequest: { state: 'SUCCESSFUL' } }],
    })
  })

  it('is taken back by KNET: the request is due again, and finance knows', async () => {
    const { request, attemptId, payment } = await paid()
    await runInquiry(attemptId, at(1))
    fakeKnet.reverse(payment)
    await runInquiry(attemptId, at(16))
    expect(await attemptOf(attemptId)).toMatchObject({
      state: 'REVERSED',
      allocations: [
        {
          state: 'RELEASED',
          receipt: { number: 'CR/1/KWI26' },
          paymentRequest: { state: 'INITIATED', paidAt: null },
        },
      ],
    })
    expect(await reviews()).toEqual([['REVERSED', 'AFTER_RECEIPT']])
    const again = await pay([request.id], 20)
    fakeKnet.decide(again.payment, 'CAPTURED')
    expect(await runInquiry(again.attemptId, at(21))).toMatchObject({ state: 'PAID' })
  })

  it('claimed and taken back before it was confirmed gives no receipt', async () => {
    const { attemptId, payment } = await paid()
    await handleNotification(at(1), { body: fakeKnet.notification(payment) })
    fakeKnet.reverse(payment)
    await runInquiry(attemptId, at(1))
    expect(await attemptOf(attemptId)).toMatchObject({
      state: 'REVERSED',
      allocations: [{ state: 'RELEASED', receipt: null }],
    })
    expect(await reviews()).toEqual([['REVERSED', 'BEFORE_RECEIPT']])
  })

  it.each([['another amount', { takenFils: 1 }, 'WRONG_AMOUNT', 'OTHER_AMOUNT']] as const)(
    'with %s goes to finance and stays held',
    async (_what, change, kind, reason) => {
      const { request, attemptId, payment } = await paid()
      Object.assign(payment, change)
      await runInquiry(attemptId, at(1))
      expect(await attemptOf(attemptId)).toMatchObject({
        state: 'REVIEW',
        nextInquiryAt: at(DAY + 1),
        allocations: [{ state: 'HELD' }],
      })
      expect(await reviews()).toEqual([[kind, reason]])
      expect(
        problemOf(
          await startPayment(scene.actor, at(2), {
            requestIds: [request.id],
            email: 'a@b.example',
            language: 'ar',
          }),
        ),
      ).toMatchObject({ code: 'paymentInReview' })
    },
  )

  it('for a request that was rejected, changed or paid meanwhile goes to finance', async () => {
    const { request, attemptId } = await paid()
    await db.$transaction((tx) =>
      advancePaymentRequest(tx, 'SYSTEM', at(1), { paymentRequestId: request.id, move: 'withdraw' }),
    )
    await runInquiry(attemptId, at(2))
    expect(await reviews()).toEqual([['LATE_CAPTURE', 'REQUEST_WITHDRAWN']])
    expect(await db.receipt.count()).toBe(0)
  })

  it('taken twice for one request is found', async () => {
    const { request, attemptId, payment } = await paid()
    await handleNotification(at(1), { body: fakeKnet.notification(payment, 'CANCELED') })
    const second = await pay([request.id], 2)
    fakeKnet.decide(second.payment, 'CAPTURED')
    await runInquiry(second.attemptId, at(3))
    await runInquiry(attemptId, at(4))
    expect(await attemptOf(attemptId)).toMatchObject({
      state: 'REVIEW',
      allocations: [{ state: 'RELEASED' }],
    })
    expect(await reviews()).toEqual([['SECOND_CAPTURE', 'PAID_BEFORE']])
  })

  it('is asked about at once when a message names another amount, which itself changes nothing', async () => {
    const { attemptId, payment } = await paid()
    const page = await handleNotification(at(1), { body: fakeKnet.notification(payment, 'CAPTURED', 1) })
    expect(page.token).not.toBe((await attemptOf(attemptId)).returnToken)
    expect((await attemptOf(attemptId)).state).toBe('INITIATED')
    expect(await waitingJobs('payment-inquiry')).toHaveLength(1)
  })
})

it('ends a request whose date has passed, but not under somebody who pays it', async () => {
  const [free, held] = [
    await issueRequest(scene, { expiresAt: at(5) }),
    await issueRequest(scene, { expiresAt: at(5) }),
  ]
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
