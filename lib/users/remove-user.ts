import { isMember, type Actor } from '@/lib/access/actor'
import { reaches } from '@/lib/access/grants'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Service } from '@/lib/db/generated/enums'
import { findPerson } from './account-people'
import { endAccess } from './end-access'
import { hasAnotherGeneralUser, lockManagedUser } from './lock-account'
import { notifyAccessChange } from './notify-access-change'
import { recordAccessChange } from './record-access-change'
import { revokeGrants } from './revoke-grants'

type Given = {
  userId: string
  reason: string
  /** Who goes on with the requests that the user has open. */
  heirId: string
}

/** Requests that still need somebody: whoever filled them in is told what becomes of them. */
const OPEN = ['DRAFT', 'SUBMITTED', 'RETURNED'] as const

/**
 * Ends a user's access for good: sessions, links and grants end, the address stays held, and nothing brings the
 * user back. The open requests that the user filled in, and what is told of them, go to a colleague; those that
 * the colleague does not see go to the acting general user, or to nobody when the office acts (general users are
 * told in any case). A payment at KNET ends under the account.
 * @param serviceOf the service of each type of request
 * @returns how many requests were handed over, and how many of them to the colleague; `notFound`, `ownUser`,
 *   `lastGeneralUser`, `heir` for a colleague who is not an active user of the account
 */
export async function removeUser(
  tx: Tx,
  actor: Actor,
  at: Date,
  { userId, reason, heirId }: Given,
  serviceOf: (type: string) => Service | undefined,
): Promise<Result<{ requests: number; toHeir: number }>> {
  const managed = await lockManagedUser(tx, actor, userId, 'RIGHTS')
  if (!managed.ok) return managed
  const { user, accountId } = managed.value
  if (user.kind === 'GENERAL' && !(await hasAnotherGeneralUser(tx, accountId, userId)))
    return fail('lastGeneralUser')
  const heir = await findPerson(tx, accountId, heirId, at)
  if (!heir || heir.userId === userId || heir.state !== 'ACTIVE') return fail('heir', 'heirId')
  // The row first: a sign-in of this moment holds it, and its session is seen and ended afterwards.
  await tx.user.update({ where: { id: userId }, data: { state: 'REMOVED' } })
  await endAccess(tx, userId, 'SUSPENDED', at)
  await revokeGrants(tx, managed.value.actor, at, { accountId, userId })
  const requests = await tx.request.findMany({
    where: { accountId, createdById: userId, state: { in: [...OPEN] } },
    select: { id: true, type: true, companyId: true },
  })
  const seen = requests.filter(({ type, companyId }) => {
    const service = serviceOf(type)
    return service !== undefined && reaches(heir.actor, service, companyId)
  })
  const ids = new Set(seen.map(({ id }) => id))
  const rest = requests.filter(({ id }) => !ids.has(id))
  await handOver(tx, [...ids], heir.userId)
  if (isMember(actor))
    await handOver(
      tx,
      rest.map(({ id }) => id),
      actor.userId,
    )
  await recordAccessChange(tx, managed.value.actor, at, { kind: 'USER_REMOVED', accountId, userId, reason })
  await notifyAccessChange(tx, actor, at, user, 'REMOVED')
  return ok({ requests: requests.length, toHeir: seen.length })
}

/** How many open requests a user of an account has filled in: those that are handed over. One query. */
export const countOpenRequestsOf = (tx: Tx, accountId: string, userId: string): Promise<number> =>
  tx.request.count({ where: { accountId, createdById: userId, state: { in: [...OPEN] } } })

async function handOver(tx: Tx, ids: string[], createdById: string): Promise<void> {
  if (ids.length > 0) await tx.request.updateMany({ where: { id: { in: ids } }, data: { createdById } })
}
