import type { Actor, Member } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { actorForToken } from '@/lib/auth/session'
import { signInNotice } from '@/lib/auth/sign-in-notice'
import { reinstateCompany, suspendCompany } from '@/lib/companies/suspend-company'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { changeRole } from '@/lib/users/change-role'
import { grant, revoke } from '@/lib/users/grant-commands'
import { subscribe, unsubscribe } from '@/lib/users/subscription-commands'
import { reinstateAccount, suspendAccount } from '@/lib/users/suspend-account'
import { reinstateUser, suspendUser } from '@/lib/users/suspend-user'
import { companyOf, runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount, makeStaff } from '../support/office-scene'

beforeEach(emptyTables)

const LATER = new Date(AT.getTime() + 60_000)
const reason = 'left the company'
const run = <T>(work: (tx: Tx) => Promise<Result<T>>) => runKept(work)
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)

async function addUser(of: { accountId: string }, kind: 'GENERAL' | 'ADDITIONAL'): Promise<string> {
  const id = newId(AT)
  const email = `${id}@companies.example`
  const names = { firstName: 'ريم', lastName: 'العلي' }
  await db.user.create({
    data: {
      id,
      kind,
      accountId: of.accountId,
      email,
      ...names,
      state: 'ACTIVE',
      verifiedAt: AT,
      createdAt: AT,
    },
  })
  return id
}

/** A session of a user; reads who it stands for at a moment, as any instance does with each call. */
async function signedIn(userId: string): Promise<(at?: Date) => Promise<Actor>> {
  const sessionId = newId(AT)
  const expiresAt = new Date(AT.getTime() + 3_600_000)
  await db.session.create({
    data: { id: sessionId, userId, createdAt: AT, lastSeenAt: AT, expiresAt, address: '', userAgent: '' },
  })
  return (at = LATER) => actorForToken({ userId, sessionId }, at)
}

async function scene() {
  const account = await makeAccount()
  const companyId = await companyOf(account.accountId, account.number)
  const assistant = await addUser(account, 'ADDITIONAL')
  return { ...account, companyId, assistant }
}

const activeGenerals = (accountId: string) =>
  db.user.count({ where: { accountId, kind: 'GENERAL', state: 'ACTIVE' } })

describe('granting', () => {
  test('a grant works from the next call on, a revoked one no longer; both are history and audit', async () => {
    const { actor, assistant, companyId, accountId } = await scene()
    const asking = await signedIn(assistant)
    const given = { userId: assistant, service: 'PAYMENTS', reach: 'COMPANY', companyId } as const
    expect(can(await asking(), 'payments.pay', companyId)).toBe(false)
    const made = valueOf(await run((tx) => grant(tx, actor, AT, given)))
    expect(valueOf(await run((tx) => grant(tx, actor, AT, given))).id).toBe(made.id)
    expect(can(await asking(), 'payments.pay', companyId)).toBe(true)
    valueOf(await run((tx) => revoke(tx, actor, LATER, { grantId: made.id })))
    valueOf(await run((tx) => revoke(tx, actor, LATER, { grantId: made.id })))
    expect(can(await asking(), 'payments.pay', companyId)).toBe(false)
    const events = await db.accessEvent.findMany({ where: { accountId }, orderBy: { at: 'asc' } })
    expect(events.map(({ kind, actorRole }) => [kind, actorRole])).toEqual([
      ['GRANTED', 'GENERAL'],
      ['REVOKED', 'GENERAL'],
    ])
    expect(
      await db.auditEvent.count({ where: { event: { in: ['access.granted', 'access.revoked'] } } }),
    ).toBe(2)
    expect(await db.grant.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({ revokedAt: LATER })
  })

  test('nobody grants for another account, outside the subscription, or a reach that the service has not', async () => {
    const { actor, assistant, companyId, userId, accountId } = await scene()
    const stranger = await scene()
    const given = { userId: assistant, service: 'PAYMENTS', reach: 'COMPANY', companyId } as const
    const tried = async (by: Actor, change: object) =>
      codeOf(await run((tx) => grant(tx, by, AT, { ...given, ...change })))
    expect(await tried(stranger.actor, {})).toBe('notFound')
    expect(await tried(actor, { companyId: stranger.companyId })).toBe('notFound')
    expect(await tried(actor, { reach: 'NONE', companyId: null })).toBe('grantReach')
    expect(await tried(actor, { reach: 'ALL' })).toBe('grantReach')
    expect(await tried(actor, { userId })).toBe('ownUser')
    const member: Member = { ...(actor as Member), kind: 'ADDITIONAL', userId: assistant }
    expect(await tried(member, {})).toBe('notFound')
    valueOf(await run((tx) => unsubscribe(tx, actor, AT, { accountId, service: 'PAYMENTS' })))
    expect(await tried(actor, {})).toBe('notSubscribed')
  })
})

test('leaving a service ends its grants, binds the general user, and coming back revives none', async () => {
  const { actor, assistant, accountId, userId } = await scene()
  const asking = await signedIn(assistant)
  const general = await signedIn(userId)
  const service = 'COMPANY_REGISTRATION'
  const given = { userId: assistant, service, reach: 'ALL', companyId: null } as const
  valueOf(await run((tx) => grant(tx, actor, AT, given)))
  expect(can(await asking(), 'companies.register', null)).toBe(true)
  valueOf(await run((tx) => unsubscribe(tx, actor, AT, { accountId, service })))
  expect(can(await general(), 'companies.register', null)).toBe(false)
  expect(can(await asking(), 'companies.register', null)).toBe(false)
  valueOf(await run((tx) => subscribe(tx, actor, AT, { accountId, service })))
  valueOf(await run((tx) => subscribe(tx, actor, AT, { accountId, service })))
  expect(can(await general(), 'companies.register', null)).toBe(true)
  expect(can(await asking(), 'companies.register', null)).toBe(false)
  const rows = await db.serviceSubscription.findMany({ where: { accountId, service } })
  expect(rows.map(({ endedAt }) => endedAt !== null).sort()).toEqual([false, true])
})

describe('suspending', () => {
  test('the next click is refused with an explanation, and a lifted suspension revives no session', async () => {
    const { actor, assistant } = await scene()
    const asking = await signedIn(assistant)
    expect((await asking()).kind).toBe('ADDITIONAL')
    valueOf(await run((tx) => suspendUser(tx, actor, LATER, { userId: assistant, reason })))
    const refused = await asking()
    expect(refused).toEqual({ kind: 'VISITOR', ended: 'SUSPENDED' })
    expect(await signInNotice(refused, { next: '/dashboard' }, LATER)).toBe('suspended')
    valueOf(await run((tx) => reinstateUser(tx, actor, LATER, { userId: assistant, reason })))
    expect((await asking()).kind).toBe('VISITOR')
    expect((await (await signedIn(assistant))()).kind).toBe('ADDITIONAL')
  })

  test('links that let somebody in are void, and somebody who never came in waits again afterwards', async () => {
    const { actor, assistant } = await scene()
    await db.user.update({ where: { id: assistant }, data: { state: 'PENDING', verifiedAt: null } })
    const link = { hash: 'x', userId: assistant, createdAt: AT, expiresAt: LATER }
    await db.invitation.create({ data: link })
    await db.passwordReset.create({ data: link })
    valueOf(await run((tx) => suspendUser(tx, actor, AT, { userId: assistant, reason })))
    expect(await db.invitation.count({ where: { usedAt: null } })).toBe(0)
    expect(await db.passwordReset.count({ where: { usedAt: null } })).toBe(0)
    valueOf(await run((tx) => reinstateUser(tx, actor, AT, { userId: assistant, reason })))
    expect(await db.user.findUniqueOrThrow({ where: { id: assistant } })).toMatchObject({ state: 'PENDING' })
  })

  test.each([
    ['suspend', (tx: Tx, by: Actor, userId: string) => suspendUser(tx, by, AT, { userId, reason })],
    [
      'demote',
      (tx: Tx, by: Actor, userId: string) => changeRole(tx, by, AT, { userId, to: 'ADDITIONAL', reason }),
    ],
  ])('two general users who %s each other at once leave one', async (_what, command) => {
    const { actor, accountId, userId } = await makeAccount()
    const second = await addUser({ accountId }, 'GENERAL')
    const other: Member = { ...(actor as Member), userId: second }
    const results = await Promise.all([
      run((tx) => command(tx, actor, second)),
      run((tx) => command(tx, other, userId)),
    ])
    expect(await activeGenerals(accountId)).toBe(1)
    expect(results.map(codeOf).sort()).toEqual(['forbidden', 'ok'])
  })

  test('the last general user stays, whoever asks; nobody suspends oneself', async () => {
    const { actor, accountId, userId } = await scene()
    const officer = await makeStaff('ADMINISTRATOR')
    expect(codeOf(await run((tx) => suspendUser(tx, actor, AT, { userId, reason })))).toBe('ownUser')
    expect(codeOf(await run((tx) => suspendUser(tx, officer, AT, { userId, reason })))).toBe(
      'lastGeneralUser',
    )
    expect(await activeGenerals(accountId)).toBe(1)
  })

  test('the office suspends and reinstates, and gives no rights: grants, services and roles are the account’s own', async () => {
    const { actor, assistant, companyId, accountId } = await scene()
    const given = { userId: assistant, service: 'PAYMENTS', reach: 'COMPANY', companyId } as const
    const { id: grantId } = valueOf(await run((tx) => grant(tx, actor, AT, given)))
    const [officer, admin] = await Promise.all([makeStaff('ADMINISTRATOR'), makeStaff('ADMINISTRATOR')])
    for (const by of [officer, admin]) {
      const tried = await Promise.all([
        run((tx) => grant(tx, by, AT, { ...given, service: 'DECLARATIONS' })),
        run((tx) => revoke(tx, by, AT, { grantId })),
        run((tx) => subscribe(tx, by, AT, { accountId, service: 'BILLS' })),
        run((tx) => unsubscribe(tx, by, AT, { accountId, service: 'BILLS' })),
        run((tx) => changeRole(tx, by, AT, { userId: assistant, to: 'GENERAL', reason })),
      ])
      expect(tried.map(codeOf)).toEqual(Array(5).fill('notFound'))
      valueOf(await run((tx) => suspendUser(tx, by, AT, { userId: assistant, reason })))
      valueOf(await run((tx) => reinstateUser(tx, by, AT, { userId: assistant, reason })))
    }
    expect(await db.grant.findMany({ where: { revokedAt: null } })).toMatchObject([{ id: grantId }])
    expect(await db.serviceSubscription.count({ where: { accountId, endedAt: { not: null } } })).toBe(0)
  })

  test('what the office suspended the office alone lifts; what the account suspended, both', async () => {
    const { actor, assistant } = await scene()
    const officer = await makeStaff('ADMINISTRATOR')
    const given = { userId: assistant, reason }
    valueOf(await run((tx) => suspendUser(tx, officer, AT, given)))
    expect(codeOf(await run((tx) => reinstateUser(tx, actor, LATER, given)))).toBe('suspendedByOffice')
    expect(await db.user.findUniqueOrThrow({ where: { id: assistant } })).toMatchObject({
      state: 'SUSPENDED',
    })
    valueOf(await run((tx) => reinstateUser(tx, officer, LATER, given)))
    const after = new Date(LATER.getTime() + 60_000)
    valueOf(await run((tx) => suspendUser(tx, actor, after, given)))
    expect(codeOf(await run((tx) => reinstateUser(tx, actor, after, given)))).toBe('ok')
  })

  test('strangers, additional users and other officers change nobody', async () => {
    const { actor, assistant, accountId, companyId } = await scene()
    const stranger = (await makeAccount()).actor
    const member: Member = { ...(actor as Member), kind: 'ADDITIONAL', userId: assistant }
    const finance = await makeStaff('FINANCE_OFFICER')
    const registrar = await makeStaff()
    for (const by of [stranger, member, finance, registrar, { kind: 'VISITOR' } as const]) {
      expect(codeOf(await run((tx) => suspendUser(tx, by, AT, { userId: assistant, reason })))).toBe(
        'notFound',
      )
      expect(codeOf(await run((tx) => suspendAccount(tx, by, AT, { accountId, reason })))).toBe('notFound')
      expect(codeOf(await run((tx) => suspendCompany(tx, by, AT, { companyId, reason })))).toBe('notFound')
      const leaving = await run((tx) => unsubscribe(tx, by, AT, { accountId, service: 'BILLS' }))
      expect(codeOf(leaving)).toBe('notFound')
    }
    expect(await db.accessEvent.count()).toBe(0)
  })
})

test('a changed role ends sessions, and the grants of before do not come back with the role', async () => {
  const { actor, assistant, companyId } = await scene()
  const given = { userId: assistant, service: 'PAYMENTS', reach: 'COMPANY', companyId } as const
  valueOf(await run((tx) => grant(tx, actor, AT, given)))
  const asking = await signedIn(assistant)
  const to = (kind: 'GENERAL' | 'ADDITIONAL') =>
    run((tx) => changeRole(tx, actor, AT, { userId: assistant, to: kind, reason }))
  valueOf(await to('GENERAL'))
  expect(await asking()).toEqual({ kind: 'VISITOR', ended: 'ROLE_CHANGED' })
  expect(can(await (await signedIn(assistant))(), 'payments.pay', companyId)).toBe(true)
  valueOf(await to('ADDITIONAL'))
  expect(can(await (await signedIn(assistant))(), 'payments.pay', companyId)).toBe(false)
})

test('a suspended account lets nobody in, and its old sessions stay ended when it is lifted', async () => {
  const { accountId, userId, assistant } = await scene()
  const officer = await makeStaff('ADMINISTRATOR')
  const general = await signedIn(userId)
  const asking = await signedIn(assistant)
  valueOf(await run((tx) => suspendAccount(tx, officer, LATER, { accountId, reason })))
  for (const who of [general, asking])
    expect(await who()).toEqual({ kind: 'VISITOR', ended: 'ACCOUNT_SUSPENDED' })
  // A sign-in that overlapped the suspension leaves a session open.
  const overlapping = await signedIn(userId)
  expect((await overlapping()).kind).toBe('VISITOR')
  valueOf(await run((tx) => reinstateAccount(tx, officer, LATER, { accountId, reason })))
  for (const who of [general, asking, overlapping]) expect((await who()).kind).toBe('VISITOR')
  expect((await (await signedIn(userId))()).kind).toBe('GENERAL')
})

test('a suspended company gives its number up, and is not reinstated beside another that took it', async () => {
  const { companyId, number, accountId } = await scene()
  const officer = { ...(await makeStaff('ADMINISTRATOR')), roles: ['FINANCE_OFFICER', 'ADMINISTRATOR'] }
  const given = { companyId, reason }
  const by = officer as Awaited<ReturnType<typeof makeStaff>>
  valueOf(await run((tx) => suspendCompany(tx, by, AT, given)))
  const [event] = await db.accessEvent.findMany({ where: { accountId } })
  expect(event).toMatchObject({ kind: 'COMPANY_SUSPENDED', actorRole: 'ADMINISTRATOR', companyId })
  const other = await makeAccount()
  const taken = await companyOf(other.accountId, `00${number}`)
  expect(codeOf(await run((tx) => reinstateCompany(tx, by, AT, given)))).toBe('crNumberHeld')
  await db.company.update({ where: { id: taken }, data: { state: 'SUSPENDED' } })
  valueOf(await run((tx) => reinstateCompany(tx, by, AT, given)))
  expect(await db.company.findUniqueOrThrow({ where: { id: companyId } })).toMatchObject({ state: 'ACTIVE' })
  expect(await db.outboxEvent.count({ where: { type: { startsWith: 'company.' } } })).toBe(2)
})

test('the history of access cannot be changed by the application', async () => {
  const { actor, accountId } = await scene()
  valueOf(await run((tx) => unsubscribe(tx, actor, AT, { accountId, service: 'BILLS' })))
  await expect(db.accessEvent.updateMany({ data: { reason: 'x' } })).rejects.toThrow()
  await expect(db.accessEvent.deleteMany()).rejects.toThrow()
  await expect(
    db.serviceSubscription.updateMany({ where: { service: 'BILLS' }, data: { endedAt: null } }),
  ).rejects.toThrow()
})
