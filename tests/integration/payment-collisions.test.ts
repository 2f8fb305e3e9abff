import { abandonAttempt } from '@/lib/payments/abandon-attempt'
import { advancePaymentRequest } from '@/lib/payments/advance-request'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { handleNotification } from '@/lib/payments/handle-notification'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { AT } from '../support/office-scene'
import { issueRequest, paymentScene, type PaymentScene } from '../support/payment-scene'

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
    const request = await issueRequest(scene)
    const other = await issueRequest(scene, { customsAccountCode: '200' })
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
