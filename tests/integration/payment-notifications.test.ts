import { newId } from '@/lib/core/ids'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import { advancePaymentRequest } from '@/lib/payments/advance-request'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { usersOfParty } from '@/lib/payments/party-users'
import { startPayment } from '@/lib/payments/start-payment'
import { notifyNotPaid } from '@/lib/payments/notify-not-paid'
import { notifyRefunded } from '@/lib/payments/notify-refunded'
import { notifyReversed } from '@/lib/payments/notify-reversed'
import { notifyRejected, notifyRejectionUndone } from '@/lib/payments/notify-rejected'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { makeAssistant } from '../support/make-assistant'
import { AT, makeStaff, run } from '../support/office-scene'
import { issueRequest, paymentScene, type PaymentScene } from '../support/payment-scene'
import { letters } from '../support/sent-letters'

jest.mock('@/lib/knet/pipe', () => {
  const { fakeKnet: knet } = jest.requireActual<typeof import('../support/fake-knet')>('../support/fake-knet')
  return { sendInquiry: knet.sendInquiry, sendRefund: knet.sendRefund }
})

let scene: PaymentScene
let brokerId: string

beforeEach(async () => {
  await emptyTables()
  fakeKnet.reset()
  scene = await paymentScene()
  brokerId = (await usersOfParty(db, AT, scene.brokerId))[0]!
})

async function start(count = 1) {
  const requests = []
  for (let n = 0; n < count; n += 1) requests.push(await issueRequest(scene))
  const started = valueOf(
    await startPayment(scene.actor, AT, {
      requestIds: requests.map(({ id }) => id),
      email: 'payer@ofuq.example',
      language: 'ar',
    }),
  )
  return { ...started, requests }
}

async function pay(count = 1) {
  const started = await start(count)
  fakeKnet.decide(fakeKnet.open(started.gatewayUrl), 'CAPTURED')
  await runInquiry(started.attemptId, AT)
  return started
}
const told = async () =>
  (await db.notification.findMany({ orderBy: { id: 'asc' } })).map(({ userId, kind, href }) => ({
    who: { [brokerId]: 'broker', [scene.userId]: 'payer' }[userId] ?? userId,
    kind,
    href,
  }))

const events = async () => db.outboxEvent.findMany({ orderBy: { id: 'asc' } })

describe('a payment that was made', () => {
  it('is told to the broker and the payer, to the customs system, and in one e-mail with the way to the receipt', async () => {
    const { requests } = await pay()
    const receipt = await db.receipt.findFirstOrThrow()
    const href = `/receipts/${receipt.id}`
    expect((await told()).sort((a, b) => (a.who < b.who ? -1 : 1))).toEqual([
      { who: 'broker', kind: 'payment.paid', href },
      { who: 'payer', kind: 'payment.paid', href },
    ])
    expect(await events()).toMatchObject([
      {
        type: 'payment.succeeded',
        subjectId: requests[0]!.number,
        payload: { reference: requests[0]!.reference, receiptNumber: 'CR/1/KWI26', amountFils: 52_500 },
      },
    ])
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter).toMatchObject({
      template: 'payment.succeeded',
      to: 'payer@ofuq.example',
      content: { action: { href: `https://portal.example/ar${href}` } },
    })
    expect(letter!.content.details.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['\u2066CR/1/KWI26\u2069', '\u206652.500\u2069']),
    )
  })

  it('names every receipt of a basket in the one e-mail', async () => {
    const { returnToken } = await pay(3)
    const letter = (await letters())[0]!
    expect([letter.args.receipt, letter.args.amount, letter.args.link]).toEqual([
      'CR/1/KWI26, CR/2/KWI26, CR/3/KWI26',
      '157.500',
      `/payments/return/${returnToken}`,
    ])
    expect(letter.content.body[1]).toContain('3 إيصالات')
    expect((await events()).map(({ type }) => type)).toEqual(Array(3).fill('payment.succeeded'))
  })
})

test('the e-mail says what KNET asks for: date and time, amount, payment id, transaction id and track id', async () => {
  const { attemptId } = await pay()
  const { trackId, paymentId, tranId } = await db.paymentAttempt.findUniqueOrThrow({
    where: { id: attemptId },
  })
  const values = (await letters())[0]!.content.details.map(({ label, value }) => [
    label,
    value.replace(/[\u2066-\u2069]/g, ''),
  ])
  expect(values).toEqual(
    expect.arrayContaining([
      ['تاريخ الدفع ووقته', '24/11/2026 09:00:00'],
      ['المبلغ (د.ك)', '52.500'],
      ['رقم عملية الدفع', paymentId],
      ['رقم الحركة', tranId],
      ['رقم التتبع', trackId],
    ]),
  )
})

test('who lost the grant at KNET is told of his money, and led to his own result page', async () => {
  const { id: companyId } = await db.company.findFirstOrThrow({ where: { partyId: scene.partyId } })
  const assistant = await makeAssistant(scene.actor, companyId)
  const request = await issueRequest(scene)
  const started = valueOf(
    await startPayment(assistant, AT, {
      requestIds: [request.id],
      email: 'reem@ofuq.example',
      language: 'ar',
    }),
  )
  await db.grant.updateMany({ where: { userId: assistant.userId }, data: { revokedAt: AT } })
  fakeKnet.decide(fakeKnet.open(started.gatewayUrl), 'CAPTURED')
  await runInquiry(started.attemptId, AT)
  const href = `/payments/return/${started.returnToken}`
  expect((await told()).filter(({ who }) => who === assistant.userId)).toEqual([
    { who: assistant.userId, kind: 'payment.paid', href },
  ])
  fakeKnet.reverse(fakeKnet.open(started.gatewayUrl))
  await runInquiry(started.attemptId, new Date(AT.getTime() + 60_000))
  expect((await told()).filter(({ who }) => who === assistant.userId)).toMatchObject([
    { kind: 'payment.paid', href },
    { kind: 'payment.reversed', href },
  ])
})

describe('a payment that was not made', () => {
  it('is not called due again while another payment holds its request', async () => {
    const { attemptId, requests } = await start()
    await db.paymentAttempt.update({ where: { id: attemptId }, data: { state: 'CANCELLED' } })
    await db.paymentAllocation.updateMany({ data: { state: 'RELEASED' } })
    valueOf(
      await startPayment(scene.actor, AT, {
        requestIds: [requests[0]!.id],
        email: 'payer@ofuq.example',
        language: 'ar',
      }),
    )
    await db.$transaction((tx) => notifyNotPaid(tx, AT, attemptId))
    const body = (await letters())[0]!.content.body.join(' ')
    expect(body).toContain('توجد دفعة أخرى')
    expect(body).not.toContain('مستحقاً')
  })

  it.each(['FAILED', 'CANCELLED', 'EXPIRED'] as const)(
    '%s: the payer is told once, and why',
    async (state) => {
      const { attemptId, requests } = await start()
      await db.paymentAttempt.update({ where: { id: attemptId }, data: { state } })
      await db.paymentAllocation.updateMany({ data: { state: 'RELEASED' } })
      for (let n = 0; n < 2; n += 1) await db.$transaction((tx) => notifyNotPaid(tx, AT, attemptId))
      const [letter, ...more] = await letters()
      expect(more).toEqual([])
      expect(letter).toMatchObject({
        template: 'payment.failed',
        to: 'payer@ofuq.example',
        args: { number: requests[0]!.number, field: state, link: `/payments/${requests[0]!.id}` },
      })
      expect(letter!.content.body[1]).toContain('ما زال المبلغ مستحقاً')
      expect(letter!.content.details.map(({ label }) => label)).toEqual(
        expect.arrayContaining(['التاريخ والوقت', 'رقم التتبع']),
      )
      expect(letter!.content.body[0]).toContain(
        { FAILED: 'لم يوافق البنك', CANCELLED: 'أُلغيت', EXPIRED: 'انتهت مهلة' }[state],
      )
      expect([await events(), await told()]).toEqual([[], []])
    },
  )

  it.each(['INITIATED', 'UNKNOWN', 'CAPTURED_UNCONFIRMED', 'REVIEW'] satisfies PaymentAttemptState[])(
    '%s is not called a failure',
    async (state) => {
      const { attemptId } = await start()
      await db.paymentAttempt.update({ where: { id: attemptId }, data: { state } })
      await expect(db.$transaction((tx) => notifyNotPaid(tx, AT, attemptId))).rejects.toThrow(state)
    },
  )
})

describe('a rejection', () => {
  it('and its undoing are told to the broker, also by e-mail, and not to who did it', async () => {
    const request = await issueRequest(scene)
    const by = { paymentRequestId: request.id, byUserId: scene.userId }
    await run(async (tx) => {
      const moved = await advancePaymentRequest(tx, scene.actor, AT, {
        paymentRequestId: request.id,
        move: 'reject',
        reason: 'الغرامة لا تخص هذا البيان',
      })
      await notifyRejected(tx, AT, { ...by, reason: 'الغرامة لا تخص هذا البيان' })
      return moved
    })
    await db.$transaction((tx) => notifyRejectionUndone(tx, AT, by))
    const href = `/payments/${request.id}`
    expect(await told()).toEqual([
      { who: 'broker', kind: 'payment.rejected', href },
      { who: 'broker', kind: 'payment.rejection-undone', href },
    ])
    expect(await events()).toMatchObject([
      { type: 'payment.rejected', payload: { reason: 'الغرامة لا تخص هذا البيان' } },
      { type: 'payment.rejection-undone', subjectId: request.number },
    ])
    expect((await letters()).map(({ template }) => template)).toEqual([
      'payment.rejected',
      'payment.rejection-undone',
    ])
  })
})

test('a refund is told to the payer with the amount, also by e-mail, to the broker and to the customs system', async () => {
  const { attemptId } = await pay()
  const receipt = await db.receipt.findFirstOrThrow()
  const asked = await makeStaff('FINANCE_OFFICER')
  const released = await makeStaff('FINANCE_OFFICER')
  const id = newId(AT)
  await db.refund.create({
    data: {
      id,
      attemptId,
      allocationId: receipt.allocationId,
      amountFils: 12_500,
      reason: 'دفع مكرر',
      state: 'DONE',
      requestedById: asked.userId,
      requestedAt: AT,
      decidedById: released.userId,
      decidedAt: AT,
      finishedAt: AT,
      settlesOn: new Date('2026-11-24'),
    },
  })
  await db.notification.deleteMany()
  await db.$transaction((tx) => notifyRefunded(tx, AT, id))
  const href = `/receipts/${receipt.id}`
  expect(await told()).toEqual([
    { who: 'payer', kind: 'payment.refunded', href },
    { who: 'broker', kind: 'payment.refunded', href },
  ])
  expect((await events()).at(-1)).toMatchObject({
    type: 'payment.refunded',
    payload: { amountFils: 12_500, paidFils: 52_500, receiptNumber: 'CR/1/KWI26' },
  })
  expect((await letters()).filter(({ template }) => template === 'payment.refunded')).toMatchObject([
    { args: { amount: '12.500' } },
  ])
})

test('a payment that the bank took back is told to both, also by e-mail: the receipt counts no more', async () => {
  const { attemptId, requests } = await pay()
  const receipt = await db.receipt.findFirstOrThrow()
  const request = await db.paymentRequest.findUniqueOrThrow({ where: { id: requests[0]!.id } })
  const attempt = await db.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
  await db.notification.deleteMany()
  await db.$transaction((tx) => notifyReversed(tx, AT, { request, amountFils: 52_500, receipt, attempt }))
  expect((await told()).map(({ who, kind }) => `${who} ${kind}`).sort()).toEqual([
    'broker payment.reversed',
    'payer payment.reversed',
  ])
  expect((await events()).at(-1)).toMatchObject({
    type: 'payment.reversed',
    payload: { receiptNumber: 'CR/1/KWI26' },
  })
  expect((await letters()).filter(({ template }) => template === 'payment.reversed')).toHaveLength(2)
})

test('a suspended company’s users are told nothing', async () => {
  await db.company.updateMany({ where: { partyId: scene.brokerId }, data: { state: 'SUSPENDED' } })
  expect(await usersOfParty(db, AT, scene.brokerId)).toEqual([])
})
