import { isMember, type Actor } from '@/lib/access/actor'
import { endSessions } from '@/lib/auth/end-sessions'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { endAccess } from './end-access'
import { hasAnotherGeneralUser, lockManagedUser } from './lock-account'
import { notifyAccessChange } from './notify-access-change'
import { recordAccessChange } from './record-access-change'

type Given = { userId: string; reason: string }

/**
 * Suspends a user of the account: the next click is refused, on whatever instance, and mails that wait are
 * withheld. Payments at KNET, requests and drafts go on as the account's. Suspending twice changes nothing.
 * @returns `notFound`, `ownUser`, `lastGeneralUser`
 */
export async function suspendUser(tx: Tx, actor: Actor, at: Date, given: Given): Promise<Result> {
  const managed = await lockManagedUser(tx, actor, given.userId, 'SUSPENSION')
  if (!managed.ok) return managed
  const { user, accountId } = managed.value
  if (user.state === 'SUSPENDED') return ok()
  if (user.kind === 'GENERAL' && !(await hasAnotherGeneralUser(tx, accountId, user.id)))
    return fail('lastGeneralUser')
  // The row first: a sign-in of this moment holds it, and its session is seen and ended afterwards.
  await tx.user.update({ where: { id: user.id }, data: { state: 'SUSPENDED' } })
  await endAccess(tx, user.id, 'SUSPENDED', at)
  await recordAccessChange(tx, managed.value.actor, at, {
    kind: 'USER_SUSPENDED',
    accountId,
    userId: user.id,
    reason: given.reason,
  })
  await notifyAccessChange(tx, actor, at, user, 'SUSPENDED')
  return ok()
}

/** Whether the office, and not the account, suspended a user last: the history of access tells. */
async function isSuspendedByOffice(tx: Tx, userId: string): Promise<boolean> {
  const last = await tx.accessEvent.findFirst({
    where: { userId, kind: 'USER_SUSPENDED' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { actorRole: true },
  })
  return last !== null && last.actorRole !== 'GENERAL'
}

/**
 * Lifts a suspension: the user may sign in again, with the grants that are in force. No session of before
 * comes back. Lifting it twice changes nothing. What the office suspended, the office alone lifts.
 * @returns `notFound`, `ownUser`, `suspendedByOffice`
 */
export async function reinstateUser(tx: Tx, actor: Actor, at: Date, given: Given): Promise<Result> {
  const managed = await lockManagedUser(tx, actor, given.userId, 'SUSPENSION')
  if (!managed.ok) return managed
  const { user, accountId } = managed.value
  if (user.state !== 'SUSPENDED') return ok()
  if (isMember(actor) && (await isSuspendedByOffice(tx, user.id))) return fail('suspendedByOffice')
  await tx.user.update({ where: { id: user.id }, data: { state: user.verifiedAt ? 'ACTIVE' : 'PENDING' } })
  await endSessions(tx, user.id, 'SUSPENDED', at)
  await recordAccessChange(tx, managed.value.actor, at, {
    kind: 'USER_REINSTATED',
    accountId,
    userId: user.id,
    reason: given.reason,
  })
  await notifyAccessChange(tx, actor, at, user, 'REINSTATED')
  return ok()
}
