import type { Tx } from '@/lib/db/client'

/**
 * The users who act for a party in payments: general users of the accounts that hold its company, and those
 * granted PAYMENTS for it.
 */
export async function usersOfParty(tx: Tx, partyId: string): Promise<string[]> {
  const company = { partyId, state: 'ACTIVE' as const }
  const users = await tx.user.findMany({
    where: {
      OR: [
        { kind: 'GENERAL', account: { companies: { some: company } } },
        { kind: 'ADDITIONAL', grants: { some: { service: 'PAYMENTS', company } } },
      ],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return users.map(({ id }) => id)
}
