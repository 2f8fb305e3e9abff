import { isSignedIn, type Actor } from '@/lib/access/actor'
import { endSessions } from '@/lib/auth/end-sessions'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { StaffRole } from '@/lib/db/generated/enums'
import { releaseRequestsOf } from '@/lib/requests/release-requests'
import { recordAccessChange } from '@/lib/users/record-access-change'
import { otherAdministrators, rolesOf, type StaffMember } from './lock-staff'

/** Roles once each, in the order of the schema: two sets are compared by it. */
export const ordered = (roles: readonly StaffRole[]): StaffRole[] =>
  Object.values(StaffRole).filter((role) => roles.includes(role))

export const sameRoles = (one: readonly StaffRole[], other: readonly StaffRole[]): boolean =>
  ordered(one).join() === ordered(other).join()

/**
 * Gives a member of staff these roles and no others. Open sessions end; when a role is lost, the requests that
 * the officer works on go back to the queue. The person must be locked (`lockStaffMember`).
 * @param actor SYSTEM: the owner's shell
 * @returns `lastAdministrator` when no active administrator would be left
 */
export async function replaceStaffRoles(
  tx: Tx,
  actor: Actor | 'SYSTEM',
  at: Date,
  user: StaffMember,
  given: { roles: readonly StaffRole[]; reason: string },
): Promise<Result> {
  const [before, after] = [ordered(rolesOf(user)), ordered(given.roles)]
  const lost = before.filter((role) => !after.includes(role))
  const gained = after.filter((role) => !before.includes(role))
  if (lost.includes('ADMINISTRATOR') && (await otherAdministrators(tx, user.id)) === 0)
    return fail('lastAdministrator')
  const grantedBy = actor !== 'SYSTEM' && isSignedIn(actor) ? actor.userId : null
  await tx.staffRoleAssignment.deleteMany({ where: { userId: user.id, role: { in: lost } } })
  await tx.staffRoleAssignment.createMany({
    data: gained.map((role) => ({ userId: user.id, role, grantedAt: at, grantedBy })),
  })
  await endSessions(tx, user.id, 'ROLE_CHANGED', at)
  if (lost.length > 0) await releaseRequestsOf(tx, actor, at, user.id)
  await recordAccessChange(tx, actor, at, {
    kind: 'STAFF_ROLES_CHANGED',
    accountId: null,
    userId: user.id,
    fromRoles: before,
    toRoles: after,
    reason: given.reason,
  })
  return ok()
}
