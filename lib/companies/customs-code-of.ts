import type { Tx } from '@/lib/db/client'

/** The customs code of the party that a company is linked to; null without a link. */
export async function customsCodeOf(tx: Tx, partyId: string | null): Promise<string | null> {
  if (!partyId) return null
  const party = await tx.customsParty.findUnique({ where: { id: partyId }, select: { customsCode: true } })
  return party?.customsCode ?? null
}
