import type { Actor, Member } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { Prisma } from '@/lib/db/generated/client'

/** The companies an additional user was granted for PAYMENTS. */
const granted = (actor: Member): string[] =>
  actor.grants.flatMap((grant) => (grant.service === 'PAYMENTS' && grant.companyId ? [grant.companyId] : []))

/**
 * The companies an actor pays for, as a condition. General user: the account's. Additional user: those
 * granted for PAYMENTS.
 */
export function payingCompanies(actor: Actor): Prisma.CompanyWhereInput {
  if (actor.kind === 'GENERAL') return { accountId: actor.accountId, state: 'ACTIVE' }
  if (actor.kind === 'ADDITIONAL')
    return { accountId: actor.accountId, state: 'ACTIVE', id: { in: granted(actor) } }
  return { id: { in: [] } }
}

/**
 * The parties that those companies are, as an array for SQL: PostgreSQL works it out first, and then goes by
 * a payer's index. Written as a condition of the request, it would read every request there is.
 */
export function payingParties(actor: Actor): Prisma.Sql {
  if (actor.kind !== 'GENERAL' && actor.kind !== 'ADDITIONAL') return Prisma.sql`ARRAY[]::uuid[]`
  return Prisma.sql`ARRAY(SELECT c."partyId" FROM "Company" c WHERE c."accountId" = ${actor.accountId}::uuid AND c.state = 'ACTIVE' AND c."partyId" IS NOT NULL
    AND (${actor.kind === 'GENERAL'} OR c.id = ANY(${granted(actor)}::uuid[])))`
}

/**
 * The payment requests an actor may see, as a condition for the query itself: those that the actor's
 * companies owe, and those that they sent as a broker. Finance: all.
 */
export function visiblePaymentRequests(actor: Actor): Prisma.PaymentRequestWhereInput {
  if (can(actor, 'payments.oversee')) return {}
  const companies = { some: payingCompanies(actor) }
  return { OR: [{ payer: { companies } }, { broker: { companies } }] }
}

/** The requests an actor may pay or reject: only those that the actor's own companies owe. */
export function payablePaymentRequests(actor: Actor): Prisma.PaymentRequestWhereInput {
  return { payer: { companies: { some: payingCompanies(actor) } } }
}
