import { advancePaymentRequest } from '@/lib/payments/advance-request'
import { expirePaymentRequests } from '@/lib/payments/attempt-sweep'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { handleNotification } from '@/lib/payments/handle-notification'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { AT } from '../support/office-scene'
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
