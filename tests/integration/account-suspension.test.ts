import type { Actor } from '@/lib/access/actor'
import { actorForToken } from '@/lib/auth/session'
import { suspensionForToken } from '@/lib/auth/own-suspension'
import { findLastSuspensionEvent } from '@/lib/auth/find-suspension'
import { reinstateCompany, suspendCompany } from '@/lib/companies/suspend-company'
import { startChange } from '@/lib/companies/start-change'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import { addDocument } from '@/lib/documents/commands'
import { withholdInaccessibleMessage } from '@/lib/links/withhold-inaccessible-message'
import { messageContext, type MessagePayload } from '@/lib/messages/template-names'
import { messageContent } from '@/lib/messages/message-content'
import { findSuspendedPayers } from '@/lib/payments/find-suspended-payer'
import { handleNotification } from '@/lib/payments/handle-notification'
import { rejectPayment } from '@/lib/payments/reject-commands'
import { runInquiry } from '@/lib/payments/run-inquiry'
import { startPayment } from '@/lib/payments/start-payment'
import { requestTypes } from '@/lib/request-types'
import { withdraw } from '@/lib/requests/business-commands'
import { approveRequest } from '@/lib/requests/decide'
import { submitRequest } from '@/lib/requests/submit-request'
import { unseal } from '@/lib/core/vault'
import { reinstateAccount, suspendAccount } from '@/lib/users/suspend-account'
import { companyOf, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { fakeKnet } from '../support/fake-knet'
import { madePdf } from '../support/made-files'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'
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
const administrator = (name = 'خالد') => makeStaff('ADMINISTRATOR', name)
const lastOf = async (accountId: string) => (await findLastSuspensionEvent(db, { accountId }))?.id ?? ''

/** A session of a user; who it stands for, as any instance reads it with each call. */
async function signedIn(userId: string) {
  const sessionId = newId(AT)
  const expiresAt = new Date(AT.getTime() + 3_600_000)
  await db.session.create({
    data: { id: sessionId, userId, createdAt: AT, lastSeenAt: AT, expiresAt, address: '', userAgent: '' },
  })
  return { userId, sessionId }
}

describe('an account', () => {
  test('is suspended for a reason of the list with a text, which its people are told and the history keeps', async () => {
    const [{ accountId, userId }, by] = [await makeAccount(), await administrator()]
    const token = await signedIn(userId)
    expect(await suspensionForToken(token)).toBeUndefined()
    valueOf(await run((tx) => suspendAccount(tx, by, at(1), { accountId, ...WHY })))
    expect(await actorForToken(token, at(2))).toEqual({ kind: 'VISITOR', ended: 'ACCOUNT_SUSPENDED' })
    expect(await suspensionForToken(token)).toEqual({ since: at(1), cause: WHY.cause, text: WHY.reason })
    expect(await suspensionForToken({ ...token, sessionId: newId(AT) })).toBeUndefined()
    expect(await db.accessEvent.findMany({ where: { accountId } })).toMatchObject([
      { kind: 'ACCOUNT_SUSPENDED', ...WHY, actorId: by.userId, actorRole: 'ADMINISTRATOR' },
    ])
    expect(await db.auditEvent.findMany({ where: { accountId } })).toMatchObject([
      { event: 'access.account-suspended', details: { cause: WHY.cause, reason: WHY.reason } },
    ])
    valueOf(await run((tx) => reinstateAccount(tx, by, at(3), { accountId, ...LIFTED })))
    expect(await suspensionForToken(token)).toBeUndefined()
    expect((await actorForToken(token, at(4))).kind).toBe('VISITOR')
    expect((await actorForToken(await signedIn(userId), at(4))).kind).toBe('GENERAL')
  })

  test('tells its general users by notification and mail: the mail that says why is not withheld, and has no link', async () => {
    const [{ accountId, userId }, by] = [await makeAccount(), await administrator()]
    valueOf(await run((tx) => suspendAccount(tx, by, at(1), { accountId, ...WHY })))
    const [message] = await db.message.findMany()
    expect(message).toMatchObject({ template: 'account.suspended', locale: 'ar' })
    expect(await withholdInaccessibleMessage(message!.id, at(2))).toBe(false)
    const { args } = JSON.parse(unseal(message!.cipher, messageContext(message!.id))) as MessagePayload
    for (const locale of ['ar', 'en']) {
      const content = messageContent('account.suspended', locale, args, 'https://portal.example', at(2))
      expect(content.action).toBeUndefined()
      expect(JSON.stringify(content)).toContain(WHY.reason)
    }
    expect(await db.notification.findMany({ where: { userId } })).toMatchObject([
      { kind: 'account.suspended', args: { field: WHY.cause, reason: WHY.reason } },
    ])
    valueOf(await run((tx) => reinstateAccount(tx, by, at(3), { accountId, ...LIFTED })))
    const told = await db.message.findFirstOrThrow({ where: { template: 'account.reinstated' } })
    expect(await withholdInaccessibleMessage(told.id, at(4))).toBe(false)
  })

  test('a second click changes nothing and tells nobody again', async () => {
    const [{ accountId }, by] = [await makeAccount(), await administrator()]
    const click = () => run((tx) => suspendAccount(tx, by, at(1), { accountId, seen: '', ...WHY }))
    expect([valueOf(await click()), valueOf(await click())]).toEqual([{ changed: true }, { changed: false }])
    expect([await db.accessEvent.count(), await db.message.count(), await db.notification.count()]).toEqual([
      1, 1, 1,
    ])
  })

  test('of two administrators at once one suspends it, and the other is told that it was done', async () => {
    const [{ accountId }, one, two] = [
      await makeAccount(),
      await administrator(),
      await administrator('منيرة'),
    ]
    const tried = await Promise.all(
      [one, two].map((by) => run((tx) => suspendAccount(tx, by, at(1), { accountId, seen: '', ...WHY }))),
    )
    expect(tried.map((result) => valueOf(result).changed).sort()).toEqual([false, true])
    expect([await db.accessEvent.count(), await db.message.count()]).toEqual([1, 1])
  })

  test('nobody lifts a suspension that the page did not show', async () => {
    const [{ accountId }, one, two] = [
      await makeAccount(),
      await administrator(),
      await administrator('منيرة'),
    ]
    valueOf(await run((tx) => suspendAccount(tx, one, at(1), { accountId, ...WHY })))
    const seen = await lastOf(accountId)
    valueOf(await run((tx) => reinstateAccount(tx, two, at(2), { accountId, seen, ...LIFTED })))
    valueOf(
      await run((tx) =>
        suspendAccount(tx, two, at(3), { accountId, cause: 'LEGAL_ORDER', reason: 'قرار 44/2026' }),
      ),
    )
    const late = await run((tx) => reinstateAccount(tx, one, at(4), { accountId, seen, ...LIFTED }))
    expect(codeOf(late)).toBe('suspensionStale')
    const current = await lastOf(accountId)
    valueOf(await run((tx) => reinstateAccount(tx, one, at(5), { accountId, seen: current, ...LIFTED })))
  })

  test('one that is not verified, another officer and the application’s role change nothing of it', async () => {
    const { accountId } = await makeAccount()
    for (const role of ['REGISTRATION_OFFICER', 'FINANCE_OFFICER', 'AUDITOR'] as const) {
      const by = await makeStaff(role)
      expect(codeOf(await run((tx) => suspendAccount(tx, by, at(1), { accountId, ...WHY })))).toBe('notFound')
    }
    await db.account.update({ where: { id: accountId }, data: { state: 'UNVERIFIED' } })
    const by = await administrator()
    expect(codeOf(await run((tx) => suspendAccount(tx, by, at(1), { accountId, ...WHY })))).toBe('notFound')
    const event = { id: newId(AT), at: AT, accountId, actorRole: 'SYSTEM', actorName: '', reason: 'x' }
    await expect(
      db.accessEvent.create({ data: { ...event, kind: 'SUBSCRIBED', cause: 'OTHER' } }),
    ).rejects.toThrow('AccessEvent_cause_of_suspension')
  })
})

describe('money', () => {
  const start = (actor: Actor, id: string, minutes: number) =>
    startPayment(actor, at(minutes), { requestIds: [id], email: 'payer@ofuq.example', language: 'ar' })

  test('that is at KNET as the account is suspended counts once; nothing else begins, and nothing is paid twice after', async () => {
    const [scene, by] = [await paymentScene(), await administrator()]
    const [request, other] = [await issueRequest(scene), await issueRequest(scene)]
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
    const [scene, by] = [await paymentScene(), await administrator()]
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
    const [scene, by] = [await paymentScene(), await administrator()]
    const request = await issueRequest(scene)
    const [suspended, started] = await Promise.all([
      run((tx) => suspendAccount(tx, by, at(1), { accountId: scene.accountId, ...WHY })),
      start(scene.actor, request.id, 1),
    ])
    expect(codeOf(suspended)).toBe('ok')
    expect(['ok', 'accountSuspended']).toContain(codeOf(started))
    expect(await db.paymentAttempt.count()).toBe(started.ok ? 1 : 0)
    if (!started.ok) return
    const payment = fakeKnet.open(started.value.gatewayUrl)
    fakeKnet.decide(payment, 'CAPTURED')
    await handleNotification(at(2), { body: fakeKnet.notification(payment) })
    await runInquiry(started.value.attemptId, at(2))
    expect(await db.paymentAttempt.findMany()).toMatchObject([{ state: 'PAID' }])
  })

  test('of a suspended company can be neither paid nor rejected, and says so; what was at KNET counts', async () => {
    const [scene, by] = [await paymentScene(), await administrator()]
    const [request, other] = [await issueRequest(scene), await issueRequest(scene)]
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
})

describe('a company', () => {
  async function scene() {
    const [account, by] = [await makeAccount(), await administrator()]
    const [companyId, branch] = [
      await companyOf(account.accountId, account.number, 'MAIN', 'شركة الأفق'),
      await companyOf(account.accountId, `9${account.number}`, 'BRANCH'),
    ]
    for (const id of [companyId, branch]) {
      const { profileId } = await db.company.findUniqueOrThrow({ where: { id } })
      await db.companyProfile.update({ where: { id: profileId }, data: { companyId: id } })
    }
    return { ...account, by, companyId, branch }
  }

  test('that is suspended is not changed and acts on no request; the office decides, and the other company goes on', async () => {
    const { accountId, actor, by, companyId, branch } = await scene()
    const change = async (id: string) =>
      valueOf(await run((tx) => startChange(tx, actor, AT, { companyId: id })))
    const [mine, others] = [await change(companyId), await change(branch)]
    valueOf(await run((tx) => suspendCompany(tx, by, at(1), { companyId, ...WHY })))
    const upload = (requestId: string) =>
      addDocument(requestTypes, actor, at(2), {
        ...{ requestId, type: 'COMMERCIAL_LICENCE', name: 'رخصة', fileName: 'a.pdf', bytes: madePdf() },
      })
    expect(codeOf(await upload(mine.requestId))).toBe('companySuspended')
    expect(codeOf(await upload(others.requestId))).toBe('ok')
    const submit = await run((tx) =>
      submitRequest(requestTypes, tx, actor, at(2), { requestId: mine.requestId }),
    )
    expect(codeOf(submit)).toBe('companySuspended')
    expect(codeOf(await run((tx) => startChange(tx, actor, at(2), { companyId })))).toBe('companySuspended')
    await db.request.update({
      where: { id: mine.requestId },
      data: { state: 'SUBMITTED', submittedAt: AT, version: 1 },
    })
    const given = { requestId: mine.requestId, version: 1 }
    expect(codeOf(await run((tx) => withdraw(requestTypes, tx, actor, at(3), given)))).toBe(
      'companySuspended',
    )
    const officer = await makeStaff()
    expect(codeOf(await run((tx) => approveRequest(requestTypes, tx, officer, at(3), given)))).toBe('ok')
    expect(await db.company.findUniqueOrThrow({ where: { id: companyId } })).toMatchObject({
      state: 'SUSPENDED',
    })
    expect(await db.account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
      state: 'ACTIVE',
    })
  })

  test('its general users are told when it is suspended and reinstated, with its name and the page that says why', async () => {
    const { userId, by, companyId } = await scene()
    valueOf(await run((tx) => suspendCompany(tx, by, at(1), { companyId, ...WHY })))
    valueOf(await run((tx) => reinstateCompany(tx, by, at(2), { companyId, ...LIFTED })))
    const told = await db.notification.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } })
    expect(told).toMatchObject([
      { kind: 'company.suspended', href: `/companies/${companyId}`, args: { companyAr: 'شركة الأفق' } },
      { kind: 'company.reinstated', href: `/companies/${companyId}` },
    ])
    expect(await db.message.count({ where: { template: { startsWith: 'company.' } } })).toBe(2)
  })

  test('an account’s registration is decided while the account is suspended', async () => {
    const [account, by, officer] = [await makeAccount(), await administrator(), await makeStaff()]
    const { id, version } = await makeRegistration({ account, state: 'SUBMITTED' })
    valueOf(await run((tx) => suspendAccount(tx, by, at(1), { accountId: account.accountId, ...WHY })))
    const approved = await run((tx) =>
      approveRequest(requestTypes, tx, officer, at(2), { requestId: id, version }),
    )
    expect(codeOf(approved)).toBe('ok')
    expect(await db.account.findUniqueOrThrow({ where: { id: account.accountId } })).toMatchObject({
      state: 'SUSPENDED',
    })
  })
})
