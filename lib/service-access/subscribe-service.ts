import type { Member } from '@/lib/access/actor'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Service } from '@/lib/db/generated/enums'
import { readAccountServices } from '@/lib/services/account-services'
import { serviceEntry, unmetNeeds } from '@/lib/services/service-catalogue'
import { subscribe, unsubscribe } from '@/lib/users/subscription-commands'

type Given = { service: Service }

/**
 * Subscribes the member's account to a service that is open, once the account has what the service needs.
 * @returns `serviceNotOpen`, `serviceNeeds` (need), or what `subscribe` returns
 */
export async function subscribeService(
  tx: Tx,
  member: Member,
  at: Date,
  { service }: Given,
): Promise<Result<Service>> {
  if (!serviceEntry(service).open) return fail('serviceNotOpen')
  const [need] = unmetNeeds(service, await readAccountServices(tx, member.accountId))
  if (need) return fail('serviceNeeds', undefined, { need })
  const done = await subscribe(tx, member, at, { accountId: member.accountId, service })
  return done.ok ? ok(service) : done
}

/** Leaves a service of the member's account. @returns `serviceNotOpen`, or what `unsubscribe` returns */
export async function leaveService(
  tx: Tx,
  member: Member,
  at: Date,
  { service }: Given,
): Promise<Result<Service>> {
  if (!serviceEntry(service).open) return fail('serviceNotOpen')
  const done = await unsubscribe(tx, member, at, { accountId: member.accountId, service })
  return done.ok ? ok(service) : done
}
