import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { sendInvitation } from '@/lib/auth/invitations'
import { recordAudit } from '@/lib/audit/audit'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { StaffRole } from '@/lib/db/generated/enums'
import { lockManagedStaff, rolesOf } from './lock-staff'
import { proposeStaffRoles } from './staff-role-proposals'

export type StaffInvitation = {
  email: string
  firstName: string
  lastName: string
  locale: 'ar' | 'en'
  roles: readonly StaffRole[]
  reason: string
}

/**
 * An administrator names a new member of staff and proposes the roles. The person is told nothing and can do
 * nothing until another administrator has confirmed them: the invitation (72 hours) goes out with that.
 * @returns `emailTaken` at the field when anybody in the portal has the e-mail; `forbidden`; what
 *   `proposeStaffRoles` returns
 */
export async function inviteStaff(
  tx: Tx,
  actor: Actor,
  at: Date,
  { roles, reason, ...person }: StaffInvitation,
): Promise<Result<{ userId: string }>> {
  if (!can(actor, 'staff.manage')) return fail('forbidden')
  const userId = newId(at)
  // Two at once: the unique index of e-mails decides, and nothing is inserted for the second.
  const { count } = await tx.user.createMany({
    data: [{ id: userId, kind: 'STAFF', ...person, state: 'PENDING', createdAt: at }],
    skipDuplicates: true,
  })
  if (count === 0) return fail('emailTaken', 'email')
  const proposed = await proposeStaffRoles(tx, actor, at, { userId, seen: [], roles, reason })
  return proposed.ok ? ok({ userId }) : proposed
}

/**
 * Sends the invitation again: the earlier link is void.
 * @returns `notFound`, `ownStaffAccess`, `forbidden`; `invitationUsed` when the person has a password already,
 *   or no confirmed role yet
 */
export async function resendStaffInvitation(
  tx: Tx,
  actor: Actor,
  at: Date,
  { userId }: { userId: string },
): Promise<Result<{ userId: string }>> {
  const managed = await lockManagedStaff(tx, actor, userId, 'staff.manage')
  if (!managed.ok) return managed
  const { user, actor: acting } = managed.value
  if (user.state !== 'PENDING' || user.passwordHash !== null || rolesOf(user).length === 0)
    return fail('invitationUsed')
  await sendInvitation(tx, user, at)
  await recordAudit(tx, acting, at, { event: 'staff.invited-again', subject: 'User', subjectId: userId })
  return ok({ userId })
}
