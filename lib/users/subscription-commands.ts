import type { Actor } from '@/lib/access/actor'
import { ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Service } from '@/lib/db/generated/enums'
import { lockAccountOf } from './lock-account'
import { notifyServiceLeft } from './notify-service-left'
import { recordAccessChange } from './record-access-change'
import { revokeGrants } from './revoke-grants'

type Given = { accountId: string; service: Service }

/**
 * Subscribes an account to a service, for its general users from the next call on. Grants that an earlier
 * subscription knew do not come back. Subscribing twice changes nothing.
 * @returns `notFound` for anybody else's account
 */
export async function subscribe(tx: Tx, actor: Actor, at: Date, given: Given): Promise<Result> {
  const { accountId, service } = given
  const locked = await lockAccountOf(tx, actor, accountId, 'SERVICES')
  if (!locked.ok) return locked
  const last = await tx.serviceSubscription.findFirst({
    where: { accountId, service },
    orderBy: { since: 'desc' },
  })
  if (last && !last.endedAt) return ok()
  // Left and subscribed to again within one millisecond: a moment of its own, for it is a row of its own.
  const since = last && last.since >= at ? new Date(last.since.getTime() + 1) : at
  await tx.serviceSubscription.create({ data: { accountId, service, since } })
  await recordAccessChange(tx, locked.value.actor, at, { kind: 'SUBSCRIBED', accountId, service })
  return ok()
}

/**
 * Leaves a service: it is closed to everybody in the account from the next call on, and its grants end.
 * Whose grants ended and the other general users are told. Payments that are at KNET already are seen to
 * their end all the same. Leaving twice changes nothing.
 * @returns `notFound` for anybody else's account
 */
export async function unsubscribe(tx: Tx, actor: Actor, at: Date, given: Given): Promise<Result> {
  const { accountId, service } = given
  const locked = await lockAccountOf(tx, actor, accountId, 'SERVICES')
  if (!locked.ok) return locked
  const { count } = await tx.serviceSubscription.updateMany({
    where: { accountId, service, endedAt: null },
    data: { endedAt: at },
  })
  if (count === 0) return ok()
  const by = locked.value.actor
  const users = await revokeGrants(tx, by, at, { accountId, service })
  await recordAccessChange(tx, by, at, { kind: 'UNSUBSCRIBED', accountId, service })
  await notifyServiceLeft(tx, by, at, { accountId, service, users })
  return ok()
}
