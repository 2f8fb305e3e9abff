import type { CompanyProfile } from '@/lib/db/generated/client'
import type { DocumentType } from '@/lib/documents/types'

/** Documents of a company's registration or change. */
export const COMPANY_DOCUMENTS = [
  'COMMERCIAL_LICENCE',
  'IMPORT_LICENCE',
  'SIGNATORY_CIVIL_ID',
  'SIGNATURE_AUTHORISATION',
  'INDUSTRIAL_LICENCE',
  'OTHER',
] as const satisfies readonly DocumentType[]

/** Those that show a person's identity. */
export const IDENTITY_DOCUMENTS = [
  'SIGNATORY_CIVIL_ID',
  'SIGNATURE_AUTHORISATION',
] as const satisfies readonly DocumentType[]

/** The field with the date on which a document's content runs out; the others do not. */
export const EXPIRING_DOCUMENTS = {
  COMMERCIAL_LICENCE: 'commercialLicenceExpiresOn',
  IMPORT_LICENCE: 'importLicenceExpiresOn',
  INDUSTRIAL_LICENCE: 'industrialLicenceExpiresOn',
  SIGNATORY_CIVIL_ID: 'signatoryCivilIdExpiresOn',
} as const satisfies Partial<Record<DocumentType, keyof CompanyProfile>>

export type ExpiringProfile = Pick<
  CompanyProfile,
  (typeof EXPIRING_DOCUMENTS)[keyof typeof EXPIRING_DOCUMENTS] | 'industrial'
>

/** Whether a document still proves what it says. @param today `YYYY-MM-DD` in Kuwait */
export function isStillValid(type: string, profile: ExpiringProfile, today: string): boolean {
  if (type === 'INDUSTRIAL_LICENCE' && !profile.industrial) return false
  const field = EXPIRING_DOCUMENTS[type as keyof typeof EXPIRING_DOCUMENTS] as
    keyof ExpiringProfile | undefined
  const day = field && profile[field]
  return !(day instanceof Date) || day.toISOString().slice(0, 10) >= today
}

/**
 * What must be there before a registration can be submitted (guide §4.5): the industrial licence only for a
 * facility.
 */
export function requiredDocumentTypes({ industrial }: { industrial: boolean }): DocumentType[] {
  const required: DocumentType[] = [
    'COMMERCIAL_LICENCE',
    'IMPORT_LICENCE',
    'SIGNATORY_CIVIL_ID',
    'SIGNATURE_AUTHORISATION',
  ]
  return industrial ? [...required, 'INDUSTRIAL_LICENCE'] : required
}
