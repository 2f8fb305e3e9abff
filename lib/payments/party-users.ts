import { usersWhoReach } from '@/lib/access/grants'
import type { Tx } from '@/lib/db/client'

/** The users who may act for a party's companies in PAYMENTS. @returns ids, in order */
export function usersOfParty(tx: Tx, partyId: string): Promise<string[]> {
  return usersWhoReach(tx, 'PAYMENTS', { partyId, state: 'ACTIVE' })
}
