import type { Actor } from '@/lib/access/actor'
import { endObservations } from '@/lib/auth/end-observations'
import { endSessions } from '@/lib/auth/end-sessions'
import { sendInvitation } from '@/lib/auth/invitations'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { releaseRequestsOf } from '@/lib/requests/release-requests'
import { endAccess } from '@/lib/users/end-access'
import { recordAccessChange } from '@/lib/users/record-access-change'
import { lockManagedStaff, otherAdministrators, rolesOf } from './lock-staff'

type Given = { userId: string; reason: string }

/**
 * Suspends a member of staff: the next click is refused, on whatever instance, links that wait are void, and
 * the requests that the officer works on go back to the queue. Suspending twice changes nothing.
 * @returns `notFound`, `ownStaffAccess`, `forbidden`, `lastAdministrator`
 */
export async function suspendStaff(tx: Tx, actor: Actor, at: Date, given: Given): Promise<Result> {
  const managed = await lockManagedStaff(tx, actor, given.userId, 'staff.manage')
  if (!managed.ok) return managed
  const { user } = managed.value
  if (user.state === 'SUSPENDED') return ok()
  if (rolesOf(user).includes('ADMINISTRATOR') && (await otherAdministrators(tx, user.id)) === 0)
    return fail('lastAdministrator')
  // The row first: a sign-in of this moment holds it, and its session is seen and ended afterwards.
  await tx.user.update({ where: { id: user.id }, data: { state: 'SUSPENDED' } })
  await endAccess(tx, user.id, 'SUSPENDED', at)
  await endObservations(tx, 'SYSTEM', at, { staffId: user.id }, 'ACCESS_ENDED')
  await releaseRequestsOf(tx, managed.value.actor, at, user.id)
  await recordAccessChange(tx, managed.value.actor, at, {
    kind: 'STAFF_SUSPENDED',
    accountId: null,
    userId: user.id,
    reason: given.reason,
  })
  return ok()
}

/**
 * Lifts a suspension: the person signs in again with the second factor and the roles that are in force. No
 * session of before comes back, and no request either. Who was still to accept an invitation gets a new one,
 * for the suspension made the earlier one void. Lifting it twice changes nothing.
 * @returns `notFound`, `ownStaffAccess`, `forbidden`
 */
export async function reinstateStaff(tx: Tx, actor: Actor, at: Date, given: Given): Promise<Result> {
  const managed = await lockManagedStaff(tx, actor, given.userId, 'staff.manage')
  if (!managed.ok) return managed
  const { user } = managed.value
  if (user.state !== 'SUSPENDED') return ok()
  const invited = user.passwordHash === null
  await tx.user.update({ where: { id: user.id }, data: { state: invited ? 'PENDING' : 'ACTIVE' } })
  if (invited) await sendInvitation(tx, user, at)
  // A sign-in that overlapped the suspension may have left a session that nobody saw.
  await endSessions(tx, user.id, 'SUSPENDED', at)
  await recordAccessChange(tx, managed.value.actor, at, {
    kind: 'STAFF_REINSTATED',
    accountId: null,
    userId: user.id,
    reason: given.reason,
  })
  return ok()
}
