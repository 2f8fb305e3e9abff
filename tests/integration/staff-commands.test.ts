import { requestTypes } from '@/lib/request-types'
import type { Actor, Staff } from '@/lib/access/actor'
import type { StaffRole } from '@/lib/db/generated/enums'
import { claimRequest } from '@/lib/requests/office-assign'
import { setStaffRoles } from '@/lib/staff/set-staff-roles'
import { confirmStaffRoles, declineStaffRoles, proposeStaffRoles } from '@/lib/staff/staff-role-proposals'
import { reinstateStaff, suspendStaff } from '@/lib/staff/suspend-staff'
import { asApp, db, emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'
import { codeOf, LATER, officer, rolesOf, signedIn, stateOf, valueOf } from '../support/staff-scene'

beforeEach(emptyTables)

const reason = 'moved to another department'

async function claimed(by: Staff) {
  const { id } = await makeRegistration({ account: await makeAccount() })
  valueOf(await run((tx) => claimRequest(requestTypes, tx, by, AT, { requestId: id })))
  return () =>
    db.request.findUniqueOrThrow({ where: { id }, include: { events: { orderBy: { id: 'asc' } } } })
}

const suspend = (by: Actor, userId: string) => run((tx) => suspendStaff(tx, by, AT, { userId, reason }))
const reinstate = (by: Actor, userId: string) => run((tx) => reinstateStaff(tx, by, AT, { userId, reason }))

describe('suspending staff', () => {
  test('the next click is refused, the requests go back to the queue, and both are history', async () => {
    const [admin, clerk] = await Promise.all([officer('ADMINISTRATOR'), officer('REGISTRATION_OFFICER')])
    const request = await claimed(clerk)
    const asking = await signedIn(clerk.userId)
    expect((await asking()).kind).toBe('STAFF')
    valueOf(await suspend(admin, clerk.userId))
    valueOf(await suspend(admin, clerk.userId))
    expect(await asking()).toEqual({ kind: 'VISITOR', ended: 'SUSPENDED' })
    const session = await db.session.findFirstOrThrow({ where: { userId: clerk.userId } })
    expect(session).toMatchObject({ end: 'SUSPENDED', endedAt: AT })
    const freed = await request()
    expect(freed).toMatchObject({ assignedToId: null, assignedAt: null, state: 'SUBMITTED' })
    expect(freed.events.at(-1)).toMatchObject({ kind: 'RELEASED', actorId: admin.userId })
    valueOf(await reinstate(admin, clerk.userId))
    expect((await asking()).kind).toBe('VISITOR')
    expect((await (await signedIn(clerk.userId))()).kind).toBe('STAFF')
    const events = await db.accessEvent.findMany({ where: { userId: clerk.userId }, orderBy: { id: 'asc' } })
    expect(events.map(({ kind, actorRole, accountId }) => [kind, actorRole, accountId])).toEqual([
      ['STAFF_SUSPENDED', 'ADMINISTRATOR', null],
      ['STAFF_REINSTATED', 'ADMINISTRATOR', null],
    ])
    const audited = { event: { in: ['access.staff-suspended', 'access.staff-reinstated'] } }
    expect(await db.auditEvent.count({ where: { ...audited, subjectId: clerk.userId } })).toBe(2)
  })

  test('nobody suspends oneself; of two administrators who suspend each other at once one stays', async () => {
    const [one, two] = await Promise.all([officer('ADMINISTRATOR'), officer('ADMINISTRATOR')])
    expect(codeOf(await suspend(one, one.userId))).toBe('ownStaffAccess')
    const results = await Promise.all([suspend(one, two.userId), suspend(two, one.userId)])
    expect(results.map(codeOf).sort()).toEqual(['forbidden', 'ok'])
    expect(await db.user.count({ where: { state: 'ACTIVE' } })).toBe(1)
  })

  test('only administrators, and only staff', async () => {
    const [admin, clerk] = await Promise.all([officer('ADMINISTRATOR'), officer('REGISTRATION_OFFICER')])
    const { userId, actor } = await makeAccount()
    for (const by of [clerk, await officer('AUDITOR'), actor, { kind: 'VISITOR' } as const]) {
      expect(codeOf(await suspend(by, admin.userId))).toBe('notFound')
      expect(codeOf(await reinstate(by, admin.userId))).toBe('notFound')
    }
    expect(codeOf(await suspend(admin, userId))).toBe('notFound')
    expect(codeOf(await suspend(admin, 'nobody'))).toBe('notFound')
    expect(await db.accessEvent.count()).toBe(0)
  })

  test('who had not accepted the invitation gets a new one when the suspension is lifted', async () => {
    const [admin, clerk] = await Promise.all([officer('ADMINISTRATOR'), makeStaff('FINANCE_OFFICER')])
    await db.user.update({ where: { id: clerk.userId }, data: { state: 'PENDING' } })
    const link = { hash: 'x', userId: clerk.userId, createdAt: AT, expiresAt: LATER }
    await db.invitation.create({ data: link })
    valueOf(await suspend(admin, clerk.userId))
    expect(await db.invitation.count({ where: { usedAt: null } })).toBe(0)
    valueOf(await reinstate(admin, clerk.userId))
    expect(await stateOf(clerk.userId)).toBe('PENDING')
    expect(await db.message.count({ where: { template: 'staff.invitation' } })).toBe(1)
  })
})

describe('changing roles', () => {
  const seen: StaffRole[] = ['REGISTRATION_OFFICER']
  const roles: StaffRole[] = ['TARIFF_EDITOR', 'FINANCE_OFFICER']

  async function scene() {
    const [one, two] = await Promise.all([officer('ADMINISTRATOR'), officer('ADMINISTRATOR')])
    const clerk = await officer('REGISTRATION_OFFICER')
    const propose = (by: Actor, change: Partial<Parameters<typeof proposeStaffRoles>[3]> = {}) =>
      run((tx) => proposeStaffRoles(tx, by, AT, { userId: clerk.userId, seen, roles, reason, ...change }))
    const confirm = (by: Actor, proposalId: string, version = 0) =>
      run((tx) => confirmStaffRoles(tx, by, LATER, { proposalId, version }))
    const decline = (by: Actor, proposalId: string, version = 0) =>
      run((tx) => declineStaffRoles(tx, by, LATER, { proposalId, version }))
    return { one, two, clerk, propose, confirm, decline }
  }

  test('what one administrator proposes another one confirms: sessions end, requests are free', async () => {
    const { one, two, clerk, propose, confirm } = await scene()
    const request = await claimed(clerk)
    const asking = await signedIn(clerk.userId)
    const { id } = valueOf(await propose(one))
    expect(await rolesOf(clerk.userId)).toEqual(seen)
    expect(codeOf(await confirm(one, id))).toBe('proposalSameAdministrator')
    expect(codeOf(await confirm(two, id, 1))).toBe('proposalStale')
    expect(valueOf(await confirm(two, id))).toEqual({ userId: clerk.userId })
    expect(codeOf(await confirm(two, id))).toBe('proposalStale')
    expect(await rolesOf(clerk.userId)).toEqual(['FINANCE_OFFICER', 'TARIFF_EDITOR'])
    expect(await asking()).toEqual({ kind: 'VISITOR', ended: 'ROLE_CHANGED' })
    expect(await request()).toMatchObject({ assignedToId: null })
    const [event] = await db.accessEvent.findMany()
    expect(event).toMatchObject({
      kind: 'STAFF_ROLES_CHANGED',
      userId: clerk.userId,
      fromRoles: seen,
      toRoles: ['FINANCE_OFFICER', 'TARIFF_EDITOR'],
      actorId: two.userId,
      reason,
    })
    const lines = await db.auditEvent.findMany({ where: { subjectId: clerk.userId }, orderBy: { id: 'asc' } })
    expect(lines.map((line) => [line.event, line.actorId])).toEqual([
      ['staff.roles-proposed', one.userId],
      ['access.staff-roles-changed', two.userId],
    ])
  })

  test('the person concerned neither proposes nor confirms', async () => {
    const { one, two, confirm, propose } = await scene()
    await officer('ADMINISTRATOR')
    const own = {
      userId: two.userId,
      seen: ['ADMINISTRATOR'] as StaffRole[],
      roles: ['AUDITOR'] as StaffRole[],
    }
    expect(codeOf(await propose(two, own))).toBe('ownStaffAccess')
    const { id } = valueOf(await propose(one, own))
    expect(codeOf(await confirm(two, id))).toBe('ownStaffAccess')
    expect(await rolesOf(two.userId)).toEqual(['ADMINISTRATOR'])
  })

  test('with nobody who could confirm it, the answer names the owner’s shell, which does it', async () => {
    const { one, two, clerk, propose } = await scene()
    const about = {
      userId: two.userId,
      seen: ['ADMINISTRATOR'] as StaffRole[],
      roles: ['AUDITOR'] as StaffRole[],
    }
    expect(codeOf(await propose(one, about))).toBe('secondAdministratorMissing')
    valueOf(await suspend(one, two.userId))
    expect(codeOf(await propose(one))).toBe('secondAdministratorMissing')
    const asking = await signedIn(clerk.userId)
    expect(valueOf(await setStaffRoles({ email: clerk.email, roles, reason }, AT))).toEqual(seen)
    expect(await rolesOf(clerk.userId)).toEqual(['FINANCE_OFFICER', 'TARIFF_EDITOR'])
    expect((await asking()).kind).toBe('VISITOR')
    expect(await db.accessEvent.findFirst({ where: { userId: clerk.userId } })).toMatchObject({
      kind: 'STAFF_ROLES_CHANGED',
      actorId: null,
      actorRole: 'SYSTEM',
    })
    const set = (email: string, to: StaffRole[]) => setStaffRoles({ email, roles: to, reason }, AT)
    expect(codeOf(await set(one.email, ['AUDITOR']))).toBe('lastAdministrator')
    expect(codeOf(await set(clerk.email, roles))).toBe('rolesSame')
    expect(codeOf(await set('nobody@customs.example', roles))).toBe('notFound')
  })

  test('a proposal is refused when it changes nothing, is made on old roles, or one waits already', async () => {
    const { one, two, propose, decline } = await scene()
    expect(codeOf(await propose(one, { roles: seen }))).toBe('rolesSame')
    expect(codeOf(await propose(one, { roles: [] }))).toBe('rolesMissing')
    expect(codeOf(await propose(one, { seen: ['AUDITOR'] }))).toBe('rolesStale')
    const both = await Promise.all([propose(one), propose(two)])
    expect(both.map(codeOf).sort()).toEqual(['ok', 'proposalOpen'])
    const { id } = valueOf(both.find(({ ok }) => ok)!)
    valueOf(await decline(one, id))
    expect(codeOf(await decline(two, id))).toBe('proposalStale')
    valueOf(await propose(two))
  })

  test('a proposal is stale when roles were changed meanwhile, or its administrator was suspended', async () => {
    const { one, two, clerk, propose, confirm, decline } = await scene()
    const third = await officer('ADMINISTRATOR')
    const first = valueOf(await propose(one))
    valueOf(await setStaffRoles({ email: clerk.email, roles: ['AUDITOR'], reason }, AT))
    expect(codeOf(await confirm(two, first.id))).toBe('proposalStale')
    valueOf(await decline(two, first.id))
    const second = valueOf(await propose(one, { seen: ['AUDITOR'] }))
    valueOf(await suspend(third, one.userId))
    expect(codeOf(await confirm(two, second.id))).toBe('proposalStale')
    expect(codeOf(await confirm(one, second.id))).toBe('forbidden')
    expect(await rolesOf(clerk.userId)).toEqual(['AUDITOR'])
  })

  test('others than administrators propose, confirm and decline nothing', async () => {
    const { one, clerk, propose, confirm, decline } = await scene()
    const { id } = valueOf(await propose(one))
    for (const by of [clerk, await officer('AUDITOR'), (await makeAccount()).actor]) {
      expect(codeOf(await propose(by))).toBe('notFound')
      expect(codeOf(await confirm(by, id))).toBe('notFound')
      expect(codeOf(await decline(by, id))).toBe('notFound')
    }
  })

  test('the database refuses a confirmation by the same administrator, or by the person concerned', async () => {
    const { one, clerk, propose } = await scene()
    const { id } = valueOf(await propose(one))
    const confirmedBy = (userId: string) =>
      asApp((client) =>
        client.query(`UPDATE "StaffRoleProposal" SET state = 'CONFIRMED', "decidedById" = $1 WHERE id = $2`, [
          userId,
          id,
        ]),
      )
    await expect(confirmedBy(one.userId)).rejects.toThrow(/two_administrators/)
    await expect(confirmedBy(clerk.userId)).rejects.toThrow(/not_oneself/)
    await expect(db.staffRoleProposal.deleteMany()).rejects.toThrow()
  })
})
