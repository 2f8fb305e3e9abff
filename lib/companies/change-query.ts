import { isMember, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { CompanyProfile } from '@/lib/db/generated/client'
import type { CompanyState, RequestState } from '@/lib/db/generated/enums'
import type { ShownAnswers } from './answers-etag'
import { changeFields, differencesOf, requiredForChange, type Difference } from './change-rules'
import { profileToValues } from './profile-values'
import type { DocumentType } from '@/lib/documents/types'

type Head = {
  companyId: string
  nameAr: string | null
  nameEn: string | null
  companyState: CompanyState
  /** The change that is open, if any. */
  requestId: string | null
  number: string | null
  state: RequestState | null
  version: number | null
  updatedAt: Date | null
  profileId: string | null
  baseProfileId: string | null
  /** Types of its stored documents. */
  documents: string[]
}

/**
 * A company and its open change, for those who may change it; undefined for everybody else. One query by
 * hand.
 */
export async function findChangeHead(actor: Actor, companyId: string): Promise<Head | undefined> {
  if (!isMember(actor) || !isId(companyId) || !can(actor, 'companies.register', companyId)) return undefined
  const rows = await db.$queryRaw<Head[]>`
    SELECT c.id AS "companyId", p."nameAr", p."nameEn", c.state::text AS "companyState",
      r.id AS "requestId", r.number, r.state::text, r.version, r."updatedAt", h."profileId", h."baseProfileId",
      ARRAY(SELECT DISTINCT x.type FROM "RequestDocument" x JOIN "Document" d ON d.id = x."documentId"
        WHERE x."requestId" = r.id AND x."removedAt" IS NULL AND d.state = 'STORED') AS documents
    FROM "Company" c
    JOIN "CompanyProfile" p ON p.id = c."profileId"
    LEFT JOIN "Request" r ON r."companyId" = c.id AND r.type = 'COMPANY_CHANGE' AND r.state IN ('DRAFT', 'SUBMITTED', 'RETURNED')
    LEFT JOIN "CompanyChange" h ON h."requestId" = r.id
    WHERE c.id = ${companyId}::uuid AND c."accountId" = ${actor.accountId}::uuid`
  return rows[0]
}

export type ChangeDraft = {
  companyId: string
  requestId: string
  number: string
  version: number
  updatedAt: Date
  names: { ar: string; en: string }
  profile: CompanyProfile
  base: CompanyProfile
  differences: Difference[]
  required: DocumentType[]
  documents: string[]
}

/**
 * What the check page of a change shows, for its etag: contact data, which a change does not cover, are no
 * part of it.
 */
export const changeShown = ({
  profile,
  documents,
}: Pick<ChangeDraft, 'profile' | 'documents'>): ShownAnswers => ({
  profile,
  names: changeFields(profile),
  beside: documents,
})

/**
 * The draft of a company's change with what it changes; undefined when there is none or it was already sent.
 */
export async function findChangeDraft(actor: Actor, companyId: string): Promise<ChangeDraft | undefined> {
  const head = await findChangeHead(actor, companyId)
  if (!head?.requestId || head.state !== 'DRAFT') return undefined
  const profiles = await db.companyProfile.findMany({
    where: { id: { in: [head.profileId!, head.baseProfileId!] } },
  })
  const get = (id: string | null) => profiles.find((one) => one.id === id)!
  const [profile, base] = [get(head.profileId), get(head.baseProfileId)]
  const differences = differencesOf(profileToValues(base), profileToValues(profile))
  return {
    companyId: head.companyId,
    requestId: head.requestId,
    number: head.number!,
    version: head.version!,
    updatedAt: head.updatedAt!,
    names: { ar: head.nameAr ?? '', en: head.nameEn ?? '' },
    profile,
    base,
    differences,
    required: requiredForChange(differences),
    documents: head.documents,
  }
}
