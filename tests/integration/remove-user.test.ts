import { findUserActor } from '@/lib/auth/user-actor'
import { actorForToken } from '@/lib/auth/session'
import { startRegistration } from '@/lib/companies/start-registration'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/access/actor'
import type { Result } from '@/lib/core/result'
import type { Service } from '@/lib/db/generated/enums'
import { changeRole } from '@/lib/users/change-role'
import { grant } from '@/lib/users/grant-commands'
import { removeUser } from '@/lib/users/remove-user'
import { reinstateUser, suspendUser } from '@/lib/users/suspend-user'
import { addUser } from '../support/account-users'
import { messages } from '../support/accounts-scene'
import { runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount, makeStaff } from '../support/office-scene'

beforeEach(emptyTables)

const LATER = new Date(AT.getTime() + 60_000)
const reason = 'left the company'
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)
const serviceOf = (): Service => 'COMPANY_REGISTRATION'
const remove = (actor: Actor, userId: string, heirId: string) =>
  runKept((tx) => removeUser(tx, actor, LATER, { userId, heirId, reason }, serviceOf))

/** Reem has a draft; Saad is granted the service as she was, Maha nothing. */
async function scene() {
  const account = await makeAccount()
  const reem = await addUser(account.accountId, 'ADDITIONAL')
  const saad = await addUser(account.accountId, 'ADDITIONAL', 'سعد')
  const maha = await addUser(account.accountId, 'ADDITIONAL', 'مها')
  const all = { service: 'COMPANY_REGISTRATION', reach: 'ALL', companyId: null } as const
  for (const userId of [reem, saad])
    valueOf(await runKept((tx) => grant(tx, account.actor, AT, { userId, ...all })))
  const asReem = await findUserActor(db, reem, AT)
  const { requestId } = valueOf(await runKept((tx) => startRegistration(tx, asReem, AT, {})))
  await db.notification.deleteMany()
  return { ...account, reem, saad, maha, requestId }
}

test('access ends at once and for good, and the draft goes to the colleague who sees it', async () => {
  const { actor, reem, saad, requestId, accountId } = await scene()
  const sessionId = newId(AT)
  const expiresAt = new Date(AT.getTime() + 3_600_000)
  await db.session.create({
    data: {
      id: sessionId,
      userId: reem,
      createdAt: AT,
      lastSeenAt: AT,
      expiresAt,
      address: '',
      userAgent: '',
    },
  })
  expect(valueOf(await remove(actor, reem, saad))).toEqual({ requests: 1, toHeir: 1 })
  expect((await actorForToken({ userId: reem, sessionId }, LATER)).kind).toBe('VISITOR')
  expect((await findUserActor(db, reem, LATER)).kind).toBe('VISITOR')
  expect(await db.grant.count({ where: { userId: reem, revokedAt: null } })).toBe(0)
  expect((await db.request.findUniqueOrThrow({ where: { id: requestId } })).createdById).toBe(saad)
  expect(codeOf(await remove(actor, reem, saad))).toBe('notFound')
  expect(codeOf(await runKept((tx) => reinstateUser(tx, actor, LATER, { userId: reem, reason })))).toBe(
    'notFound',
  )
  await expect(db.user.update({ where: { id: reem }, data: { state: 'ACTIVE' } })).rejects.toThrow()
  const kinds = await db.accessEvent.findMany({ where: { accountId, kind: 'USER_REMOVED' } })
  expect(kinds).toHaveLength(1)
  expect(await db.auditEvent.count({ where: { event: 'access.user-removed' } })).toBe(1)
})

test('a colleague who may not see the draft does not get it: it goes to the general user who acts', async () => {
  const { actor, reem, maha, requestId, userId } = await scene()
  expect(valueOf(await remove(actor, reem, maha))).toEqual({ requests: 1, toHeir: 0 })
  expect((await db.request.findUniqueOrThrow({ where: { id: requestId } })).createdById).toBe(userId)
})

test('the removed person is told by a mail without a link; her address stays held', async () => {
  const { actor, reem, saad } = await scene()
  valueOf(await remove(actor, reem, saad))
  const { email } = await db.user.findUniqueOrThrow({ where: { id: reem } })
  expect((await messages()).map(({ line }) => line)).toContain(`EMAIL access.changed → ${email}`)
  await expect(
    db.user.create({
      data: {
        id: newId(AT),
        kind: 'GENERAL',
        accountId: (await makeAccount()).accountId,
        email,
        firstName: 'x',
        lastName: 'y',
        createdAt: AT,
      },
    }),
  ).rejects.toThrow()
})

test('nobody else’s user, oneself, the last general user and a stranger as the heir are refused', async () => {
  const { actor, reem, saad, userId, accountId } = await scene()
  const stranger = await scene()
  expect(codeOf(await remove(stranger.actor, reem, stranger.saad))).toBe('notFound')
  expect(codeOf(await remove(actor, userId, saad))).toBe('ownUser')
  expect(codeOf(await remove(actor, reem, stranger.saad))).toBe('heir')
  expect(codeOf(await remove(actor, reem, reem))).toBe('heir')
  await runKept((tx) => suspendUser(tx, actor, AT, { userId: saad, reason }))
  expect(codeOf(await remove(actor, reem, saad))).toBe('heir')
  const officer = await makeStaff()
  expect(codeOf(await remove(officer, reem, userId))).toBe('notFound')
  expect(await db.user.count({ where: { accountId, state: 'REMOVED' } })).toBe(0)
})

test('of two general users who remove or demote each other at once one stays', async () => {
  const { actor, userId, accountId, reem } = await scene()
  const second = await addUser(accountId, 'GENERAL', 'فهد')
  const other = await findUserActor(db, second, AT)
  const codes = await Promise.all([
    remove(actor, second, reem),
    runKept((tx) => changeRole(tx, other, LATER, { userId, to: 'ADDITIONAL', reason })),
  ])
  expect(codes.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1)
  expect(await db.user.count({ where: { accountId, kind: 'GENERAL', state: 'ACTIVE' } })).toBe(1)
})

test('a suspended or promoted person is told, and so are the other general users; the office is named as such', async () => {
  const { actor, reem, accountId, userId } = await scene()
  const second = await addUser(accountId, 'GENERAL', 'فهد')
  const officer = await makeStaff('ADMINISTRATOR', 'خالد')
  valueOf(await runKept((tx) => changeRole(tx, actor, AT, { userId: reem, to: 'GENERAL', reason })))
  valueOf(await runKept((tx) => suspendUser(tx, officer, LATER, { userId: reem, reason })))
  const told = await db.notification.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  expect(told.map((row) => [row.userId, row.kind, (row.args as { field: string }).field]).sort()).toEqual(
    [
      [reem, 'access.changed', 'GENERAL'],
      [second, 'access.of-user', 'GENERAL'],
      [userId, 'access.of-user', 'SUSPENDED_OFFICE'],
      [second, 'access.of-user', 'SUSPENDED_OFFICE'],
    ].sort(),
  )
  expect(JSON.stringify(told)).not.toContain('خالد')
})
