import type { Actor } from '@/lib/access/actor'
import { reinstateCompany, suspendCompany } from '@/lib/companies/suspend-company'
import type { Result } from '@/lib/core/result'
import { findSuspendedPayers } from '@/lib/payments/find-suspended-payer'
import { handleNotification } from '@/lib/payments/handle-notification'
import { rejectPayment } from '@/lib/payments/reject-commands'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { reinstateAccount, suspendAccount } from '@/lib/users/suspend-account'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { AT, makeAccount, makeStaff, run } from '../support/office-scene'
import { issueRequest, paymentScene } from '../support/payment-scene'

jest.mock('@/lib/knet/pipe', () => {
  const { fakeKnet: knet } = jest.requireActual<typeof import('../support/fake-knet')>('../support/fake-knet')
  return { sendInquiry: knet.sendInquiry, sendRefund: knet.sendRefund }
})

beforeEach(async () => {
  await emptyTables()
  fakeKnet.reset()
})

const at = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)
const WHY = { cause: 'DATA_UNVERIFIED', reason: 'راجع قسم التسجيل ومعك أصل الرخصة' } as const
const LIFTED = { cause: 'RESOLVED', reason: 'استُكملت المستندات' } as const
const administrator = () => makeStaff('ADMINISTRATOR', 'خالد')

const start = (actor: Actor, id: string, minutes: number) =>
  startPayment(actor, at(minutes), { requestIds: [id], email: 'payer@ofuq.example', language: 'ar' })

test('money that is at KNET as the account is suspended counts once; nothing else begins, and nothing is paid twice after', async () => {
  const scene = await paymentScene()
  const by = await administrator()
  const request = await issueRequest(scene)
  const other = await issueRequest(scene)
  const { accountId } = scene
  const begun = valueOf(await start(scene.actor, request.id, 0))
  const payment = fakeKnet.open(begun.gatewayUrl)
  valueOf(await run((tx) => suspendAccount(tx, by, at(1), { accountId, ...WHY })))
  expect(codeOf(await start(scene.actor, other.id, 2))).toBe('accountSuspended')
  fakeKnet.decide(payment, 'CAPTURED')
  for (let twice = 0; twice < 2; twice += 1) {
    await handleNotification(at(3), { body: fakeKnet.notification(payment) })
    await runInquiry(begun.attemptId, at(3))
  }
  expect(await db.paymentAttempt.findMany()).toMatchObject([{ state: 'PAID' }])
  expect([await db.receipt.count(), await db.paymentReview.count()]).toEqual([1, 0])
  valueOf(await run((tx) => reinstateAccount(tx, by, at(4), { accountId, ...LIFTED })))
  expect(codeOf(await start(scene.actor, request.id, 5))).toBe('paymentStale')
  expect(codeOf(await start(scene.actor, other.id, 5))).toBe('ok')
})

test('a worker’s inquiry at the same moment as the suspension books what KNET says', async () => {
  const scene = await paymentScene()
  const by = await administrator()
  const request = await issueRequest(scene)
  const begun = valueOf(await start(scene.actor, request.id, 0))
  fakeKnet.decide(fakeKnet.open(begun.gatewayUrl), 'CAPTURED')
  const [suspended] = await Promise.all([
    run((tx) => suspendAccount(tx, by, at(21), { accountId: scene.accountId, ...WHY })),
    runInquiry(begun.attemptId, at(21)),
  ])
  expect(codeOf(suspended)).toBe('ok')
  expect(await db.paymentAttempt.findMany()).toMatchObject([{ state: 'PAID' }])
  expect(await db.receipt.count()).toBe(1)
})

test('a payment that is started at the same moment either began before, and ends as any other, or is refused', async () => {
  const scene = await paymentScene()
  const by = await administrator()
  const request = await issueRequest(scene)
  const [suspended, started] = await Promise.all([
    run((tx) => suspendAccount(tx, by, at(1), { accountId: scene.accountId, ...WHY })),
    start(scene.actor, request.id, 1),
  ])
  expect(codeOf(suspended)).toBe('ok')
  expect(['ok', 'accountSuspended']).toContain(codeOf(started))
  expect(await db.paymentAttempt.count()).toBe(started.ok ? 1 : 0)
  for (const { id } of await db.paymentAttempt.findMany()) {
    if (started.ok) fakeKnet.decide(fakeKnet.open(started.value.gatewayUrl), 'CAPTURED')
    await runInquiry(id, at(21))
  }
  const states = (await db.paymentAttempt.findMany()).map(({ state }) => state)
  expect(states).toEqual(started.ok ? ['PAID'] : [])
})

test('a payment of a suspended company can be neither paid nor rejected, and says so; what was at KNET counts', async () => {
  const scene = await paymentScene()
  const by = await administrator()
  const request = await issueRequest(scene)
  const other = await issueRequest(scene)
  const { id: companyId } = await db.company.findFirstOrThrow({ where: { accountId: scene.accountId } })
  const begun = valueOf(await start(scene.actor, request.id, 0))
  const payment = fakeKnet.open(begun.gatewayUrl)
  valueOf(await run((tx) => suspendCompany(tx, by, at(1), { companyId, ...WHY })))
  expect(codeOf(await start(scene.actor, other.id, 2))).toBe('companySuspended')
  const refusal = { paymentRequestId: other.id, version: 0, reason: 'x' }
  expect(codeOf(await run((tx) => rejectPayment(tx, scene.actor, at(2), refusal)))).toBe('companySuspended')
  expect(await findSuspendedPayers(db, scene.actor, [other.id])).toMatchObject([{ id: companyId }])
  const stranger = (await makeAccount()).actor
  expect(codeOf(await start(stranger, other.id, 2))).toBe('notFound')
  expect(await findSuspendedPayers(db, stranger, [other.id])).toEqual([])
  fakeKnet.decide(payment, 'CAPTURED')
  await handleNotification(at(3), { body: fakeKnet.notification(payment) })
  await runInquiry(begun.attemptId, at(3))
  expect(await db.paymentAttempt.findMany()).toMatchObject([{ state: 'PAID' }])
  valueOf(await run((tx) => reinstateCompany(tx, by, at(4), { companyId, ...LIFTED })))
  expect(codeOf(await start(scene.actor, other.id, 5))).toBe('ok')
})
