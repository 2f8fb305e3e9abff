import type { Actor } from '@/lib/access/actor'
import type { StaffRole } from '@/lib/db/generated/enums'
import { inviteStaff, resendStaffInvitation } from '@/lib/staff/invite-staff'
import { confirmStaffRoles, declineStaffRoles } from '@/lib/staff/staff-role-proposals'
import { findStaff, listStaff } from '@/lib/staff/staff-queries'
import { db, emptyTables } from '../support/database'
import { AT, run } from '../support/office-scene'
import { codeOf, LATER, officer, rolesOf, stateOf, valueOf } from '../support/staff-scene'

beforeEach(emptyTables)

const reason = 'a further finance officer is needed'

describe('inviting staff', () => {
  const given = { firstName: 'دلال', lastName: 'الشطي', locale: 'ar' as const, reason }
  const ask = (by: Actor, email: string, roles: StaffRole[] = ['FINANCE_OFFICER']) =>
    run((tx) => inviteStaff(tx, by, AT, { ...given, email, roles }))
  const openProposal = async (userId: string) => {
    const { id, version } = await db.staffRoleProposal.findFirstOrThrow({
      where: { userId, state: 'PROPOSED' },
    })
    return { proposalId: id, version }
  }
  const mailsTo = (template: string) => db.message.count({ where: { template } })

  test('the invitation goes out when another administrator confirms the roles, and not before', async () => {
    const [one, two] = await Promise.all([officer('ADMINISTRATOR'), officer('ADMINISTRATOR')])
    const { userId } = valueOf(await ask(one, 'new@customs.example'))
    expect([await rolesOf(userId), await db.invitation.count(), await mailsTo('staff.invitation')]).toEqual([
      [],
      0,
      0,
    ])
    expect(await db.notification.count({ where: { userId: two.userId, kind: 'staff.roles-proposed' } })).toBe(
      1,
    )
    expect(await db.notification.count({ where: { userId: one.userId } })).toBe(0)
    const proposal = await openProposal(userId)
    expect(codeOf(await run((tx) => resendStaffInvitation(tx, one, AT, { userId })))).toBe('invitationUsed')
    expect(codeOf(await run((tx) => confirmStaffRoles(tx, one, AT, proposal)))).toBe(
      'proposalSameAdministrator',
    )
    valueOf(await run((tx) => confirmStaffRoles(tx, two, AT, proposal)))
    expect([await rolesOf(userId), await mailsTo('staff.invitation')]).toEqual([['FINANCE_OFFICER'], 1])
    valueOf(await run((tx) => resendStaffInvitation(tx, one, LATER, { userId })))
    expect(await db.invitation.count({ where: { userId, usedAt: null } })).toBe(1)
  })

  test('a declined person is none of the staff, and the e-mail is free again', async () => {
    const [one, two] = await Promise.all([officer('ADMINISTRATOR'), officer('ADMINISTRATOR')])
    const { userId } = valueOf(await ask(one, 'new@customs.example'))
    expect(codeOf(await ask(two, 'new@customs.example'))).toBe('emailTaken')
    const proposal = await openProposal(userId)
    valueOf(await run((tx) => declineStaffRoles(tx, two, AT, proposal)))
    expect(await stateOf(userId)).toBe('LAPSED')
    expect(await findStaff(two, AT, userId)).toBeUndefined()
    expect(codeOf(await ask(two, 'new@customs.example'))).toBe('ok')
  })

  test('two who invite one address at once: one is told that it is taken, nobody is half invited', async () => {
    const [one, two] = await Promise.all([officer('ADMINISTRATOR'), officer('ADMINISTRATOR')])
    const results = await Promise.all([ask(one, 'new@customs.example'), ask(two, 'new@customs.example')])
    expect(results.map(codeOf).sort()).toEqual(['emailTaken', 'ok'])
    expect([
      await db.staffRoleProposal.count(),
      await db.user.count({ where: { state: 'PENDING' } }),
    ]).toEqual([1, 1])
  })

  test('nobody but an administrator, and not without a second one', async () => {
    const [clerk, alone] = await Promise.all([officer('FINANCE_OFFICER'), officer('ADMINISTRATOR')])
    expect(codeOf(await ask(clerk, 'new@customs.example'))).toBe('forbidden')
    expect(codeOf(await ask(alone, 'new@customs.example'))).toBe('secondAdministratorMissing')
    expect(await db.user.count({ where: { email: 'new@customs.example' } })).toBe(0)
  })
})

describe('the list of staff', () => {
  test('names roles, the last sign-in and who has not signed in for sixty days', async () => {
    const [admin, clerk] = await Promise.all([officer('ADMINISTRATOR'), officer('REGISTRATION_OFFICER')])
    await db.user.update({ where: { id: clerk.userId }, data: { lastSignInAt: AT } })
    const after = new Date(AT.getTime() + 61 * 86_400_000)
    const rows = async (at: Date, state?: 'unused') =>
      (await listStaff(admin, at, { text: '', state })).rows.map(({ id, unused, lastSignInAt }) => ({
        id,
        unused,
        lastSignInAt,
      }))
    expect(await rows(AT)).toContainEqual({ id: clerk.userId, unused: false, lastSignInAt: AT })
    await db.user.update({ where: { id: clerk.userId }, data: { lastSignInAt: after } })
    const later = await rows(after, 'unused')
    expect(later.map(({ id }) => id)).toEqual([admin.userId])
    expect(later[0]).toMatchObject({ unused: true })
  })

  test('is for administrators and the auditor alone', async () => {
    const [auditor, clerk] = await Promise.all([officer('AUDITOR'), officer('REGISTRATION_OFFICER')])
    expect((await listStaff(auditor, AT, { text: '' })).rows).toHaveLength(2)
    expect((await listStaff(clerk, AT, { text: '' })).rows).toEqual([])
    expect(await findStaff(clerk, AT, auditor.userId)).toBeUndefined()
  })
})
