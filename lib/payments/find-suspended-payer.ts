import type { Actor } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { suspendedPayingCompanies } from './scope'

/** A suspended company, as its people are told of it. */
export type SuspendedPayer = { id: string; nameAr: string | null; nameEn: string | null }

/** Companies named at most; an account has few. */
const MAX_NAMED = 20

/**
 * The suspended companies that an actor would pay for, and with ids of payment requests only those that owe or sent
 * one of them: what pages and commands say in place of "not found".
 */
export async function findSuspendedPayers(
  tx: Tx,
  actor: Actor,
  paymentRequestIds?: readonly string[],
): Promise<SuspendedPayer[]> {
  const ids = paymentRequestIds?.filter(isId)
  const of = { some: { id: { in: ids } } }
  const companies = await tx.company.findMany({
    where: {
      ...suspendedPayingCompanies(actor),
      partyId: { not: null },
      ...(ids && { party: { OR: [{ dues: of }, { sentRequests: of }] } }),
    },
    select: { id: true, profile: { select: { nameAr: true, nameEn: true } } },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
    take: MAX_NAMED,
  })
  return companies.map(({ id, profile }) => ({ id, ...profile }))
}
