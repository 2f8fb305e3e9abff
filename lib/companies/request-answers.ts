import { db, type Tx } from '@/lib/db/client'
import type { CompanyProfile } from '@/lib/db/generated/client'

const ofRequest = (requestId: string) => ({
  OR: [{ registration: { requestId } }, { change: { requestId } }],
})

/** The answers a request stands on, registration or change. @throws when it has none */
export async function getAnswers(tx: Tx, requestId: string): Promise<CompanyProfile> {
  return tx.companyProfile.findFirstOrThrow({ where: ofRequest(requestId) })
}

/** The same for pages. The caller has already checked that the actor may see the request. */
export async function findAnswers(requestId: string): Promise<CompanyProfile | undefined> {
  return (await db.companyProfile.findFirst({ where: ofRequest(requestId) })) ?? undefined
}
