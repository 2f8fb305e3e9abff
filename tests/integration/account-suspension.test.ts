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
import { requestTypes } from '@/lib/request-types'
import { withdraw } from '@/lib/requests/business-commands'
import { approveRequest } from '@/lib/requests/decide'
import { submitRequest } from '@/lib/requests/submit-request'
import { unseal } from '@/lib/core/vault'
import { reinstateAccount, suspendAccount } from '@/lib/users/suspend-account'
import { companyOf, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { madePdf } from '../support/made-files'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'

beforeEach(emptyTables)

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
    const { accountId, userId } = await makeAccount()
    const by = await administrator()
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
    const { accountId, userId } = await makeAccount()
    const by = await administrator()
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
    const { accountId } = await makeAccount()
    const by = await administrator()
    const click = () => run((tx) => suspendAccount(tx, by, at(1), { accountId, seen: '', ...WHY }))
    expect([valueOf(await click()), valueOf(await click())]).toEqual([{ changed: true }, { changed: false }])
    expect([await db.accessEvent.count(), await db.message.count(), await db.notification.count()]).toEqual([
      1, 1, 1,
    ])
  })

  test('of two administrators at once one suspends it, and the other is told that it was done', async () => {
    const { accountId } = await makeAccount()
    const one = await administrator()
    const two = await administrator('منيرة')
    const tried = await Promise.all(
      [one, two].map((by) => run((tx) => suspendAccount(tx, by, at(1), { accountId, seen: '', ...WHY }))),
    )
    expect(tried.map((result) => valueOf(result).changed).sort()).toEqual([false, true])
    expect([await db.accessEvent.count(), await db.message.count()]).toEqual([1, 1])
  })

  test('nobody lifts a suspension that the page did not show', async () => {
    const { accountId } = await makeAccount()
    const one = await administrator()
    const two = await administrator('منيرة')
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

describe('a company', () => {
  async function scene() {
    const account = await makeAccount()
    const by = await administrator()
    const companyId = await companyOf(account.accountId, account.number, 'MAIN', 'شركة الأفق')
    const branch = await companyOf(account.accountId, `9${account.number}`, 'BRANCH')
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
    const mine = await change(companyId)
    const others = await change(branch)
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
    const account = await makeAccount()
    const by = await administrator()
    const officer = await makeStaff()
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
