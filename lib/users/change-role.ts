import type { Actor } from '@/lib/access/actor'
import { endSessions } from '@/lib/auth/end-sessions'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { hasAnotherGeneralUser, lockManagedUser } from './lock-account'
import { notifyAccessChange } from './notify-access-change'
import { recordAccessChange } from './record-access-change'
import { revokeGrants } from './revoke-grants'

/**
 * Makes a general user of an additional one, or the reverse; open sessions end. Grants of before are revoked,
 * so that nobody who is made additional again later finds them in force: they are given anew.
 * @returns `notFound`, `ownUser`, `lastGeneralUser`, `userNotActive`
 */
export async function changeRole(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { userId: string; to: 'GENERAL' | 'ADDITIONAL'; reason: string },
): Promise<Result> {
  const managed = await lockManagedUser(tx, actor, given.userId, 'RIGHTS')
  if (!managed.ok) return managed
  const { user, accountId } = managed.value
  if (user.kind === given.to) return ok()
  if (user.state !== 'ACTIVE') return fail('userNotActive')
  if (user.kind === 'GENERAL' && !(await hasAnotherGeneralUser(tx, accountId, user.id)))
    return fail('lastGeneralUser')
  await tx.user.update({ where: { id: user.id }, data: { kind: given.to } })
  await endSessions(tx, user.id, 'ROLE_CHANGED', at)
  await revokeGrants(tx, managed.value.actor, at, { accountId, userId: user.id })
  await recordAccessChange(tx, managed.value.actor, at, {
    kind: 'ROLE_CHANGED',
    accountId,
    userId: user.id,
    from: user.kind,
    to: given.to,
    reason: given.reason,
  })
  await notifyAccessChange(tx, actor, at, user, given.to)
  return ok()
}
