import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import type { Prisma } from '@/lib/db/generated/client'

/** The companies an actor pays for, as a condition. General user: the account's. Additional user: those granted for PAYMENTS. */
export function payingCompanies(actor: Actor): Prisma.CompanyWhereInput {
  if (actor.kind === 'GENERAL') return { accountId: actor.accountId, state: 'ACTIVE' }
  if (actor.kind === 'ADDITIONAL') {
    const ids = actor.grants.flatMap((grant) => (grant.service === 'PAYMENTS' && grant.companyId ? [grant.companyId] : []))
    return { accountId: actor.accountId, state: 'ACTIVE', id: { in: ids } }
  }
  return { id: { in: [] } }
}

/**
 * The payment requests an actor may see, as a condition for the query itself: those that the actor's companies owe, and
 * those that they sent as a broker. Finance: all.
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
