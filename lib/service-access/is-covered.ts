import type { Actor } from '@/lib/access/actor'
import { findReach } from '@/lib/access/grants'
import type { Service } from '@/lib/db/generated/enums'
import { serviceEntry } from '@/lib/services/service-catalogue'

/**
 * Whether an actor already has what a request for access asks for.
 * @param companyId null: all companies of the account, or a service without companies
 */
export function isCovered(actor: Actor, service: Service, companyId: string | null): boolean {
  const reach = findReach(actor, service)
  if (!reach) return false
  if (!serviceEntry(service).ofCompanies) return reach.withoutCompany
  return reach.companies === 'ALL' || (companyId !== null && reach.companies.includes(companyId))
}
