import type { Actor } from '@/lib/access/actor'
import { reachedCompanies } from '@/lib/access/grants'
import { can } from '@/lib/access/permissions'
import type { Prisma } from '@/lib/db/generated/client'

/**
 * The companies an actor may see, as a condition for the query itself. Business: those that it may act for in
 * COMPANY_REGISTRATION. Office: all.
 */
export function visibleCompanies(actor: Actor): Prisma.CompanyWhereInput {
  return can(actor, 'registrations.read') ? {} : reachedCompanies(actor, 'COMPANY_REGISTRATION')
}
