import { usersWhoReach } from '@/lib/access/grants'
import type { Tx } from '@/lib/db/client'

/** The users who may act for a party's companies in PAYMENTS. @returns ids, in order */
export function usersOfParty(tx: Tx, at: Date, partyId: string): Promise<string[]> {
  return usersWhoReach(tx, at, 'PAYMENTS', { partyId, state: 'ACTIVE' })
}
