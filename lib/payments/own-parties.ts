import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { payingCompanies } from './scope'

export type OwnParty = {
  id: string
  nameAr: string
  nameEn: string
  customsCode: string
  commercialRegistrationNumber: string | null
}

/**
 * The parties that an actor's companies are, by name. Lists are scoped by their ids: a payer's index answers
 * then, however many requests others have. Equal to `visiblePaymentRequests`.
 */
export async function ownParties(actor: Actor): Promise<OwnParty[]> {
  return db.customsParty.findMany({
    where: { companies: { some: payingCompanies(actor) } },
    select: { id: true, nameAr: true, nameEn: true, customsCode: true, commercialRegistrationNumber: true },
    orderBy: [{ nameAr: 'asc' }, { id: 'asc' }],
  })
}
