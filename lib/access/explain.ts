import type { Service } from '@/lib/db/generated/enums'
import { isMember, type Actor } from './actor'
import { covers, findBases, type Basis } from './grants'
import { canAnywhere, type ServicePermission } from './permissions'

/** How something concerns a company: it is the company itself, or belongs to it, or it owes it, or sent it. */
export type Connection = 'ITSELF' | 'OWNER' | 'PAYER' | 'BROKER'

/** A company of the account that something concerns; null: it has none, or none yet. */
type Place = { companyId: string | null; as: Connection }

/**
 * What a person sees or not: a request, a payment request or a company. Its places are those of one account:
 * none where that account has nothing to do with it.
 */
export type Subject = {
  accountId: string
  service: Service
  permission: ServicePermission
  places: readonly Place[]
}

/**
 * One reason why a person sees something, from the account down: the account is subscribed to the service, the
 * person's role or grant reaches the place, and the permission opens it.
 */
export type Chain = { service: Service; basis: Basis; place: Place; permission: ServicePermission }

/**
 * Why a person sees something: every chain that holds, those by role and by wide grants first.
 * @returns nothing for whoever does not see it
 */
export function explain(actor: Actor, { accountId, service, permission, places }: Subject): Chain[] {
  if (!isMember(actor) || actor.accountId !== accountId || !canAnywhere(actor, permission)) return []
  return findBases(actor, service)
    .flatMap((basis) =>
      places
        .filter(({ companyId }) => covers(basis, companyId))
        .map((place) => ({ service, basis, place, permission })),
    )
    .sort((one, other) => widthOf(other.basis) - widthOf(one.basis))
}

function widthOf(basis: Basis): number {
  if (basis.by === 'ROLE') return 2
  return basis.reach === 'ALL' ? 1 : 0
}
