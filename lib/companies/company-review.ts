import { db } from '@/lib/db/client'
import type { CompanyRole } from '@/lib/db/generated/enums'
import { PROFILE_SELECT, type ProfileColumns } from './profile-values'

type ReviewParty = {
  customsCode: string
  kind: string
  commercialRegistrationNumber: string | null
  nameAr: string
  nameEn: string
  details: Record<string, unknown>
}

type Row = {
  /** What a registration would make; null for a change. */
  role: CompanyRole | null
  profileId: string
  baseProfileId: string | null
  linked: boolean
  /** The company the customs system knows: linked by the applicant, else found by the number. */
  party: ReviewParty | null
  /** Another active company already has the commercial registration number. */
  numberHeld: boolean
  /** Another account's open request asks for the same number. */
  numberAsked: boolean
}

export type CompanyReview = Row & {
  profile: ProfileColumns
  /** A change: the profile it was filled in from. */
  base?: ProfileColumns
}

/**
 * What the office reads of a company request beside its head: the answers, what customs knows, and who else
 * claims the number. UNSCOPED: the caller has found the request by `findReview`.
 * @throws for a request without answers
 */
export async function getCompanyReviewUnscoped(requestId: string): Promise<CompanyReview> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT g.role::text, p.id::text AS "profileId", c."baseProfileId"::text, g."partyId" IS NOT NULL AS linked,
      (SELECT json_build_object('customsCode', y."customsCode", 'kind', y.kind, 'nameAr', y."nameAr", 'nameEn', y."nameEn",
          'commercialRegistrationNumber', y."commercialRegistrationNumber", 'details', y.details)
        FROM "CustomsParty" y WHERE y.id = g."partyId"
          OR (g."partyId" IS NULL AND ltrim(y."commercialRegistrationNumber", '0') = ltrim(p."commercialRegistrationNumber", '0'))
        ORDER BY y.kind = 'TRADER' DESC, y.id LIMIT 1) AS party,
      g."requestId" IS NOT NULL AND r.state IN ('SUBMITTED', 'RETURNED') AND EXISTS (SELECT 1 FROM "Company" h
        WHERE ltrim(h."commercialRegistrationNumber", '0') = ltrim(p."commercialRegistrationNumber", '0') AND h.state = 'ACTIVE') AS "numberHeld",
      r.state IN ('SUBMITTED', 'RETURNED') AND EXISTS (SELECT 1 FROM "CompanyProfile" q
        JOIN "CompanyRegistration" f ON f."profileId" = q.id JOIN "Request" e ON e.id = f."requestId"
        WHERE ltrim(q."commercialRegistrationNumber", '0') = ltrim(p."commercialRegistrationNumber", '0') AND e.id <> r.id
          AND e."accountId" <> r."accountId" AND e.state IN ('SUBMITTED', 'RETURNED')) AS "numberAsked"
    FROM "Request" r
      LEFT JOIN "CompanyRegistration" g ON g."requestId" = r.id LEFT JOIN "CompanyChange" c ON c."requestId" = r.id
      JOIN "CompanyProfile" p ON p.id = coalesce(g."profileId", c."profileId")
    WHERE r.id = ${requestId}::uuid`
  const row = rows[0]
  const ids = row ? [row.profileId, ...(row.baseProfileId ? [row.baseProfileId] : [])] : []
  const profiles = await db.companyProfile.findMany({
    where: { id: { in: ids } },
    select: { id: true, ...PROFILE_SELECT },
  })
  const profile = profiles.find((one) => one.id === row?.profileId)
  if (!row || !profile) throw new Error(`request ${requestId} has no answers`)
  return { ...row, profile, base: profiles.find((one) => one.id === row.baseProfileId) }
}
