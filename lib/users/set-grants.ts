import { isSignedIn, type Actor, type GrantOf } from '@/lib/access/actor'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { matchesAccess } from './access-etag'
import { findPerson } from './account-people'
import { endGrants } from './end-grants'
import { lastDayOf } from './grant-days'
import { REACHES } from './service-reaches'
import { lockManagedUser } from './lock-account'
import { notifyAccessChange } from './notify-access-change'
import { recordAccessChange } from './record-access-change'
import { revokeGrants } from './revoke-grants'
import { addedGrants, plainGrants } from './wanted-grants'

type Given = {
  userId: string
  wanted: readonly GrantOf[]
  /** `accessEtag` of what the page showed. */
  seen: string
}

/** Whether an account has each company, whatever its state. */
async function ownsAll(tx: Tx, accountId: string, ids: readonly string[]): Promise<boolean> {
  const distinct = [...new Set(ids)]
  if (distinct.length === 0) return true
  return (await tx.company.count({ where: { accountId, id: { in: distinct } } })) === distinct.length
}

const conditionOf = ({ service, reach, companyId }: GrantOf): Prisma.GrantWhereInput => ({
  service,
  reach,
  companyId,
})

/**
 * Gives an additional user just these grants: what is missing is granted, what is too much is revoked, at once
 * and for the next call. Behind the account's lock, so that of two general users the second is told.
 * @returns how many grants came and went; `notFound` for anybody else's user or company, `ownUser`,
 *   `grantGeneral` for a general user, `accessChanged` when somebody else changed it meanwhile,
 *   `notSubscribed`, `grantReach`, `grantUntilPast`
 */
export async function setGrants(
  tx: Tx,
  actor: Actor,
  at: Date,
  { userId, seen, ...given }: Given,
): Promise<Result<{ granted: number; revoked: number }>> {
  const managed = await lockManagedUser(tx, actor, userId, 'RIGHTS')
  if (!managed.ok) return managed
  const { user, accountId } = managed.value
  await endGrants(tx, { accountId, userId }, at)
  const person = await findPerson(tx, accountId, userId, at)
  if (!person) return fail('notFound')
  if (person.kind !== 'ADDITIONAL') return fail('grantGeneral')
  if (!matchesAccess(seen, person)) return fail('accessChanged')
  const wanted = plainGrants(given.wanted)
  const added = addedGrants(person.held, wanted)
  const removed = addedGrants(wanted, person.held)
  if (
    !(await ownsAll(
      tx,
      accountId,
      added.flatMap(({ companyId }) => companyId ?? []),
    ))
  )
    return fail('notFound')
  if (added.some(({ service }) => !person.services.includes(service))) return fail('notSubscribed')
  if (added.some(({ service, reach }) => !REACHES[service].includes(reach))) return fail('grantReach')
  if (added.some(({ until }) => until && until < kuwaitDay(at))) return fail('grantUntilPast')
  if (removed.length > 0)
    await revokeGrants(tx, managed.value.actor, at, { accountId, userId, OR: removed.map(conditionOf) })
  const grantedBy = isSignedIn(actor) ? actor.userId : null
  await tx.grant.createMany({
    data: added.map(({ until, ...grant }) => ({
      ...{ ...grant, id: newId(at), accountId, userId, grantedAt: at, grantedBy },
      ...(until && lastDayOf(until, at)),
    })),
  })
  for (const { until, ...grant } of added)
    await recordAccessChange(tx, managed.value.actor, at, {
      ...{ kind: 'GRANTED', accountId, userId, ...grant },
      until: until ? dateOnly(until) : null,
    })
  if (added.length + removed.length > 0) await notifyAccessChange(tx, actor, at, user, 'GRANTS')
  return ok({ granted: added.length, revoked: removed.length })
}
