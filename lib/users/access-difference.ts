import { isMember, type Actor, type GrantOf } from '@/lib/access/actor'
import { findReach } from '@/lib/access/grants'
import { Service } from '@/lib/db/generated/enums'

/** What of a service is gained or lost: all of it (future companies too), some companies, or what has none. */
export type Difference = {
  service: Service
  /** Every company of the account, future ones too: gained or lost as such. */
  all: boolean
  /** Of the companies that there are. */
  companyIds: string[]
  /** What belongs to no company, or to none yet; for a service without companies the service itself. */
  withoutCompany: boolean
}

/** The actor as he would be with other grants; nobody stays nobody. */
export const withGrants = (actor: Actor, grants: readonly GrantOf[]): Actor =>
  isMember(actor) ? { ...actor, grants } : actor

/**
 * What the second may act for and the first may not, service by service.
 * @param companyIds of the account
 */
export function gained(before: Actor, after: Actor, companyIds: readonly string[]): Difference[] {
  return Object.values(Service).flatMap((service) => {
    const [from, to] = [findReach(before, service), findReach(after, service)]
    if (!to) return []
    const reached = (reach: typeof from, id: string) =>
      reach !== undefined && (reach.companies === 'ALL' || reach.companies.includes(id))
    const difference = {
      service,
      all: to.companies === 'ALL' && from?.companies !== 'ALL',
      companyIds: companyIds.filter((id) => reached(to, id) && !reached(from, id)),
      withoutCompany: to.withoutCompany && !from?.withoutCompany,
    }
    const something = difference.all || difference.companyIds.length > 0 || difference.withoutCompany
    return something ? [difference] : []
  })
}
