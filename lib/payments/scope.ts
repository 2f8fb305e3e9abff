import type { Actor } from '@/lib/access/actor'
import { reachedCompanies, reachedCompaniesSql } from '@/lib/access/grants'
import { can } from '@/lib/access/permissions'
import { Prisma } from '@/lib/db/generated/client'

/**
 * The companies an actor pays for, as a condition: the active ones that the actor may act for in PAYMENTS.
 */
export function payingCompanies(actor: Actor): Prisma.CompanyWhereInput {
  return { ...reachedCompanies(actor, 'PAYMENTS'), state: 'ACTIVE' }
}

/**
 * The companies that an actor would pay for if the office had not suspended them: nothing of theirs is shown or paid
 * meanwhile, and pages say why.
 */
export function suspendedPayingCompanies(actor: Actor): Prisma.CompanyWhereInput {
  return { ...reachedCompanies(actor, 'PAYMENTS'), state: 'SUSPENDED' }
}

/**
 * The parties that those companies are, as an array for SQL: PostgreSQL works it out first, and then goes by
 * a payer's index. Written as a condition of the request, it would read every request there is.
 */
export function payingParties(actor: Actor): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT c."partyId" FROM "Company" c
    WHERE ${reachedCompaniesSql(actor, 'PAYMENTS')} AND c.state = 'ACTIVE' AND c."partyId" IS NOT NULL)`
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
