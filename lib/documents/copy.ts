import { memberOf, type Actor } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { CompanyProfile } from '@/lib/db/generated/client'
import type { DocumentType } from './types'

/** The date on which a paper's content runs out; the others do not. */
const EXPIRY = {
  COMMERCIAL_LICENCE: 'commercialLicenceExpiresOn',
  IMPORT_LICENCE: 'importLicenceExpiresOn',
  INDUSTRIAL_LICENCE: 'industrialLicenceExpiresOn',
  SIGNATORY_CIVIL_ID: 'signatoryCivilIdExpiresOn',
} as const satisfies Partial<Record<DocumentType, keyof CompanyProfile>>

/** The paper that shows a date, by the name of its field. */
export function paperOf(field: string): DocumentType {
  return (Object.keys(EXPIRY) as (keyof typeof EXPIRY)[]).find((type) => EXPIRY[type] === field)!
}

export type ExpiringProfile = Pick<CompanyProfile, (typeof EXPIRY)[keyof typeof EXPIRY] | 'industrial'>

/** Whether a paper still proves what it says. @param today `YYYY-MM-DD` in Kuwait */
function isStillValid(type: string, profile: ExpiringProfile, today: string): boolean {
  if (type === 'INDUSTRIAL_LICENCE' && !profile.industrial) return false
  const field = EXPIRY[type as keyof typeof EXPIRY]
  const day = field && profile[field]
  return !day || day.toISOString().slice(0, 10) >= today
}

/**
 * Attaches a request's current documents to the one that follows it, those that are still valid. The new rows
 * point to the same stored bytes: whoever removes bytes must look for other rows with the key first.
 * @returns how many were attached
 */
export async function copyDocuments(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { from: string; to: string; profile: ExpiringProfile },
): Promise<number> {
  const attached = await tx.requestDocument.findMany({
    where: { requestId: input.from, removedAt: null, document: { state: 'STORED' } },
    include: { document: true },
    orderBy: { addedAt: 'asc' },
  })
  const versions = new Map<string, number>()
  const by = memberOf(actor).userId
  for (const { type, document } of attached) {
    if (!isStillValid(type, input.profile, kuwaitDay(at))) continue
    const version = (versions.get(type) ?? 0) + 1
    versions.set(type, version)
    const id = newId(at)
    await tx.document.create({ data: { ...document, id, createdAt: at, storedAt: at, createdById: by } })
    await tx.requestDocument.create({
      data: { id: newId(at), requestId: input.to, documentId: id, type, version, addedAt: at, addedById: by },
    })
  }
  return [...versions.values()].reduce((sum, count) => sum + count, 0)
}
