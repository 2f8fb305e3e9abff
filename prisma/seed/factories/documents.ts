import { formatDay } from '@/lib/core/day'
import { newId, sha256 } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { documentStore } from '@/lib/documents/store'
import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import type { DocumentType } from '@/lib/documents/types'
import { specimenPdf } from '../specimen'

type Profile = Prisma.CompanyProfileUncheckedCreateInput
type Given = {
  requestId: string
  accountId: string
  userId: string
  at: Date
  industrial: boolean
  profile: Profile
}

const NAMES: Record<DocumentType, { ar: string; en: string }> = {
  COMMERCIAL_LICENCE: { ar: 'الرخصة التجارية', en: 'Commercial licence' },
  IMPORT_LICENCE: { ar: 'رخصة الاستيراد', en: 'Import licence' },
  SIGNATORY_CIVIL_ID: { ar: 'البطاقة المدنية للمعتمد للتوقيع', en: 'Civil ID of the signatory' },
  SIGNATURE_AUTHORISATION: { ar: 'اعتماد التوقيع', en: 'Signature authorisation' },
  INDUSTRIAL_LICENCE: { ar: 'الترخيص الصناعي', en: 'Industrial licence' },
  OTHER: { ar: 'مستند آخر', en: 'Other document' },
}

const day = (value: unknown) => (value instanceof Date ? formatDay(value) : '-')

function linesOf(type: DocumentType, profile: Profile): string[] {
  const company = [
    `Company: ${profile.nameEn ?? ''}`,
    `Commercial registration no.: ${profile.commercialRegistrationNumber ?? ''}`,
  ]
  switch (type) {
    case 'COMMERCIAL_LICENCE':
      return [
        ...company,
        `Licence no.: ${profile.commercialLicenceNumber}`,
        `Issued ${day(profile.commercialLicenceIssuedOn)}, expires ${day(profile.commercialLicenceExpiresOn)}`,
      ]
    case 'IMPORT_LICENCE':
      return [
        ...company,
        `Licence no.: ${profile.importLicenceNumber}`,
        `Issued ${day(profile.importLicenceIssuedOn)}, expires ${day(profile.importLicenceExpiresOn)}`,
      ]
    case 'INDUSTRIAL_LICENCE':
      return [
        ...company,
        `Licence no.: ${profile.industrialLicenceNumber}`,
        `Register no.: ${profile.industrialRegisterNumber}`,
      ]
    case 'SIGNATORY_CIVIL_ID':
    case 'SIGNATURE_AUTHORISATION':
    case 'OTHER':
      return [...company, 'Invented person, invented number.']
  }
}

/** Bytes wait until the rows are committed: a seed that rolls back leaves no file. */
const waiting: { key: string; bytes: Buffer }[] = []

/** Attaches one specimen of each required type, as the applicant would have uploaded it. */
export async function attachSpecimens(tx: Tx, given: Given): Promise<void> {
  for (const type of requiredDocumentTypes(given)) {
    const id = newId(given.at)
    const bytes = specimenPdf(NAMES[type].en, linesOf(type, given.profile))
    waiting.push({ key: id, bytes })
    await tx.document.create({
      data: {
        id,
        accountId: given.accountId,
        state: 'STORED',
        name: NAMES[type].ar,
        mediaType: 'application/pdf',
        bytes: bytes.length,
        sha256: sha256(bytes),
        storageKey: id,
        createdAt: given.at,
        storedAt: given.at,
        createdById: given.userId,
        attachment: {
          create: {
            id: newId(given.at),
            requestId: given.requestId,
            type,
            version: 1,
            addedAt: given.at,
            addedById: given.userId,
          },
        },
      },
    })
  }
}

/** Stores the bytes of what was attached. Call it after the commit. */
export async function flushSpecimens(): Promise<void> {
  const store = documentStore()
  for (const { key, bytes } of waiting.splice(0))
    await store.put(key, bytes, { mediaType: 'application/pdf' })
}
