import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import type { Prisma } from '@/lib/db/generated/client'

/** Matches nothing: the scope of those who may see no request at all. */
const NOTHING: Prisma.RequestWhereInput = { id: { in: [] } }

/**
 * The requests an actor may see, as a condition for the query itself. General user: the account's. Additional
 * user: those of the companies granted for COMPANY_REGISTRATION; those without a company only with a grant
 * without one. Office: what was ever submitted.
 */
export function visibleRequests(actor: Actor): Prisma.RequestWhereInput {
  if (actor.kind === 'GENERAL') return { accountId: actor.accountId }
  if (actor.kind === 'ADDITIONAL') {
    const companies = actor.grants
      .filter((grant) => grant.service === 'COMPANY_REGISTRATION')
      .map((grant) => grant.companyId)
    const ids = companies.filter((id): id is string => id !== null)
    const anyOf: Prisma.RequestWhereInput[] = [{ companyId: { in: ids } }]
    if (companies.includes(null)) anyOf.push({ companyId: null })
    return { accountId: actor.accountId, OR: anyOf }
  }
  return can(actor, 'registrations.read') ? { submittedAt: { not: null } } : NOTHING
}
