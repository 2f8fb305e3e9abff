import { fail, ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import type { StaffRole } from '@/lib/db/generated/enums'
import { lockStaffMember, rolesOf } from './lock-staff'
import { ordered, replaceStaffRoles, sameRoles } from './replace-staff-roles'

/**
 * Changes the roles of a member of staff from the owner's shell, where no second administrator is there to
 * confirm it. An open proposal about the person becomes stale by it.
 * @returns the roles of before; `notFound` for an e-mail that nobody of the staff has, `rolesMissing`,
 *   `rolesSame`, `lastAdministrator`
 */
export function setStaffRoles(
  given: { email: string; roles: readonly StaffRole[]; reason: string },
  at: Date,
): Promise<Result<StaffRole[]>> {
  return db.$transaction(async (tx) => {
    const known = await tx.user.findFirst({
      where: { email: given.email, kind: 'STAFF', state: { not: 'LAPSED' } },
      select: { id: true },
    })
    const user = known && (await lockStaffMember(tx, known.id))
    if (!user) return fail('notFound')
    const before = ordered(rolesOf(user))
    if (given.roles.length === 0) return fail('rolesMissing')
    if (sameRoles(given.roles, before)) return fail('rolesSame')
    const replaced = await replaceStaffRoles(tx, 'SYSTEM', at, user, given)
    return replaced.ok ? ok(before) : replaced
  })
}
