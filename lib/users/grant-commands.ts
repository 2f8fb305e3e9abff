import { isSignedIn, type Actor } from '@/lib/access/actor'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { isId, newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Grant } from '@/lib/db/generated/client'
import type { GrantReach, Service } from '@/lib/db/generated/enums'
import { endGrants } from './end-grants'
import { lastDayOf } from './grant-days'
import { lockAccountOf, lockManagedUser } from './lock-account'
import { recordAccessChange } from './record-access-change'
import { revokeGrants } from './revoke-grants'
import { REACHES } from './service-reaches'

type Given = {
  userId: string
  service: Service
  reach: GrantReach
  companyId: string | null
  /** The last day, `YYYY-MM-DD` in Kuwait; none: without an end. */
  until?: string | null
}

/**
 * Grants an additional user a service: for one company, for all of the account with those that come later, or
 * for a service without companies. Granting it twice changes nothing.
 * @returns `notFound` for anybody else's user or company; `grantGeneral` for a general user, who needs none;
 *   `notSubscribed`; `grantUntilPast` at `until`; `grantReach` for a reach that the service does not know
 */
export async function grant(tx: Tx, actor: Actor, at: Date, given: Given): Promise<Result<Grant>> {
  const managed = await lockManagedUser(tx, actor, given.userId, 'RIGHTS')
  if (!managed.ok) return managed
  const { user, accountId } = managed.value
  const { service, reach, companyId, until } = given
  if (until && until < kuwaitDay(at)) return fail('grantUntilPast', 'until')
  if (user.kind !== 'ADDITIONAL') return fail('grantGeneral')
  if (!REACHES[service].includes(reach) || (reach === 'COMPANY') !== (companyId !== null))
    return fail('grantReach', 'reach')
  const own =
    companyId === null ||
    (isId(companyId) && (await tx.company.count({ where: { id: companyId, accountId } })) === 1)
  if (!own) return fail('notFound')
  const subscribed = await tx.serviceSubscription.count({ where: { accountId, service, endedAt: null } })
  if (subscribed === 0) return fail('notSubscribed', 'service')
  const what = { accountId, userId: user.id, service, reach, companyId }
  await endGrants(tx, { accountId, userId: user.id }, at)
  const existing = await tx.grant.findFirst({ where: { ...what, revokedAt: null } })
  if (existing) return ok(existing)
  const made = await tx.grant.create({
    data: {
      ...what,
      ...(until && lastDayOf(until, at)),
      id: newId(at),
      grantedAt: at,
      grantedBy: isSignedIn(actor) ? actor.userId : null,
    },
  })
  await recordAccessChange(tx, managed.value.actor, at, {
    kind: 'GRANTED',
    ...what,
    until: until ? dateOnly(until) : null,
  })
  return ok(made)
}

/** Revokes one grant of an account's user. Revoking it twice changes nothing. @returns `notFound` */
export async function revoke(
  tx: Tx,
  actor: Actor,
  at: Date,
  { grantId }: { grantId: string },
): Promise<Result<{ userId: string }>> {
  const known = isId(grantId) ? await tx.grant.findUnique({ where: { id: grantId } }) : null
  if (!known) return fail('notFound')
  const locked = await lockAccountOf(tx, actor, known.accountId, 'RIGHTS')
  if (!locked.ok) return locked
  await revokeGrants(tx, locked.value.actor, at, { accountId: known.accountId, id: grantId })
  return ok({ userId: known.userId })
}
