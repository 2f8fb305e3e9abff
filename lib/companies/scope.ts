import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import type { Prisma } from '@/lib/db/generated/client'

/**
 * The companies an actor may see, as a condition for the query itself. General user: the account's.
 * Additional user: those granted for COMPANY_REGISTRATION. Office: all. Equal to `visibleRequests`.
 */
export function visibleCompanies(actor: Actor): Prisma.CompanyWhereInput {
  if (actor.kind === 'GENERAL') return { accountId: actor.accountId }
  if (actor.kind === 'ADDITIONAL') {
    const ids = actor.grants.flatMap((grant) =>
      grant.service === 'COMPANY_REGISTRATION' && grant.companyId ? [grant.companyId] : [],
    )
    return { accountId: actor.accountId, id: { in: ids } }
  }
  return can(actor, 'registrations.read') ? {} : { id: { in: [] } }
}
