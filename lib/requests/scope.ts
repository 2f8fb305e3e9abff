import type { Actor } from '@/lib/access/actor'
import { reachedByCompany } from '@/lib/access/grants'
import { can } from '@/lib/access/permissions'
import type { Prisma } from '@/lib/db/generated/client'

/**
 * The requests an actor may see, as a condition for the query itself. Business: those that it may act for in
 * COMPANY_REGISTRATION. Office: what was ever submitted.
 */
export function visibleRequests(actor: Actor): Prisma.RequestWhereInput {
  if (can(actor, 'registrations.read')) return { submittedAt: { not: null } }
  return reachedByCompany(actor, 'COMPANY_REGISTRATION')
}
