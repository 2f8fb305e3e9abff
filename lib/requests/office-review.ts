import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { PROFILE_SELECT, type ProfileColumns } from '@/lib/companies/profile-values'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type {
  CompanyRole,
  CorrectionTarget,
  RequestEventKind,
  RequestState,
  RequestType,
} from '@/lib/db/generated/enums'
import { HELD_BACK_SINCE } from './held-back'

// Dates inside JSON come as text: read with `new Date`.
type ReviewDocument = {
  id: string
  type: string
  version: number
  name: string
  mediaType: string
  bytes: number
  addedAt: string
  removedAt: string | null
  current: boolean
}
export type ReviewCorrection = {
  id: string
  target: CorrectionTarget
  name: string
  reason: string
  before: string | null
  createdAt: string
  sentAt: string | null
  resolvedAt: string | null
}
type ReviewNote = { id: string; authorName: string; text: string; at: string }
export type ReviewEvent = {
  id: string
  kind: RequestEventKind
  actorRole: string
  actorName: string
  reason: string | null
  at: string
}
type ReviewParty = {
  customsCode: string
  kind: string
  commercialRegistrationNumber: string | null
  nameAr: string
  nameEn: string
  details: Record<string, unknown>
}

type Row = {
  id: string
  number: string
  type: RequestType
  state: RequestState
  version: number
  accountId: string
  subjectAr: string
  subjectEn: string
  submittedAt: Date
  dueAt: Date | null
  decidedAt: Date | null
  companyId: string | null
  companyRole: CompanyRole | null
  assignedToId: string | null
  assignedName: string | null
  /** What the request would make, unless it was decided: see `companyRole`. */
  role: CompanyRole | null
  profileId: string
  baseProfileId: string | null
  linked: boolean
  /** The company the customs system knows: linked by the applicant, else found by the number. */
  party: ReviewParty | null
  legalEntityAr: string
  legalEntityEn: string
  /** Another active company already has the commercial registration number. */
  numberHeld: boolean
  /** Another account's open request asks for the same number. */
  numberAsked: boolean
  documents: ReviewDocument[]
  corrections: ReviewCorrection[]
  notes: ReviewNote[]
  events: ReviewEvent[]
  holidays: string[]
  /** Under which names the reader has forms kept from before a time-out (`heldFormKey`). */
  heldForms: string[]
}

export type Review = Row & { profile: ProfileColumns; base?: ProfileColumns }

/**
 * Everything the review page shows, in two queries; undefined for what the office may not see. Corrections
 * include the officers' unsent drafts and documents their older versions; a document that the business is
 * only preparing to send again is not among them, and the one it will replace still counts as current.
 */
export async function findReview(actor: Actor, id: string, at: Date): Promise<Review | undefined> {
  if (!can(actor, 'registrations.read') || !isId(id)) return undefined
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.id::text, r.number, r.type::text, r.state::text, r.version, r."accountId"::text, r."subjectAr", r."subjectEn",
      r."submittedAt", r."dueAt", r."decidedAt", r."companyId"::text, o.role::text AS "companyRole", r."assignedToId"::text,
      CASE WHEN u.id IS NOT NULL THEN u."firstName" || ' ' || u."lastName" END AS "assignedName",
      g.role::text, p.id::text AS "profileId", c."baseProfileId"::text, g."partyId" IS NOT NULL AS linked,
      l."nameAr" AS "legalEntityAr", l."nameEn" AS "legalEntityEn",
      (SELECT json_build_object('customsCode', y."customsCode", 'kind', y.kind, 'nameAr', y."nameAr", 'nameEn', y."nameEn",
          'commercialRegistrationNumber', y."commercialRegistrationNumber", 'details', y.details)
        FROM "CustomsParty" y WHERE y.id = g."partyId"
          OR (g."partyId" IS NULL AND ltrim(y."commercialRegistrationNumber", '0') = ltrim(p."commercialRegistrationNumber", '0'))
        ORDER BY y.kind = 'TRADER' DESC, y.id LIMIT 1) AS party,
      r.type = 'COMPANY_REGISTRATION' AND r.state IN ('SUBMITTED', 'RETURNED') AND EXISTS (SELECT 1 FROM "Company" h
        WHERE ltrim(h."commercialRegistrationNumber", '0') = ltrim(p."commercialRegistrationNumber", '0') AND h.state = 'ACTIVE') AS "numberHeld",
      r.state IN ('SUBMITTED', 'RETURNED') AND EXISTS (SELECT 1 FROM "CompanyProfile" q
        JOIN "CompanyRegistration" f ON f."profileId" = q.id JOIN "Request" e ON e.id = f."requestId"
        WHERE ltrim(q."commercialRegistrationNumber", '0') = ltrim(p."commercialRegistrationNumber", '0') AND e.id <> r.id
          AND e."accountId" <> r."accountId" AND e.state IN ('SUBMITTED', 'RETURNED')) AS "numberAsked",
      (SELECT coalesce(json_agg(json_build_object('id', d.id, 'type', x.type, 'version', x.version, 'name', d.name, 'mediaType', d."mediaType",
          'bytes', d.bytes, 'addedAt', x."addedAt", 'removedAt', x."removedAt", 'current', x."removedAt" IS NULL OR x."removedAt" > h.since) ORDER BY x.type, x.version DESC), '[]')
        FROM "RequestDocument" x JOIN "Document" d ON d.id = x."documentId" WHERE x."requestId" = r.id AND x."addedAt" <= h.since AND d.state = 'STORED') AS documents,
      (SELECT coalesce(json_agg(json_build_object('id', k.id, 'target', k.target, 'name', k.name, 'reason', k.reason, 'before', k.before,
          'createdAt', k."createdAt", 'sentAt', k."sentAt", 'resolvedAt', k."resolvedAt") ORDER BY k."createdAt", k.id), '[]')
        FROM "RequestCorrection" k WHERE k."requestId" = r.id) AS corrections,
      (SELECT coalesce(json_agg(json_build_object('id', n.id, 'authorName', n."authorName", 'text', n.text, 'at', n.at) ORDER BY n.at, n.id), '[]')
        FROM "RequestNote" n WHERE n."requestId" = r.id) AS notes,
      (SELECT coalesce(json_agg(json_build_object('id', v.id, 'kind', v.kind, 'actorRole', v."actorRole", 'actorName', v."actorName",
          'reason', v.reason, 'at', v.at) ORDER BY v.at, v.id), '[]')
        FROM "RequestEvent" v WHERE v."requestId" = r.id) AS events,
      ARRAY(SELECT to_char(day, 'YYYY-MM-DD') FROM "Holiday") AS holidays,
      ARRAY(SELECT action FROM "HeldForm" WHERE "userId" = ${staffOf(actor).userId}::uuid AND "expiresAt" > ${at}) AS "heldForms"
    FROM "Request" r CROSS JOIN LATERAL (SELECT ${HELD_BACK_SINCE} AS since) h
      JOIN "Account" a ON a.id = r."accountId" JOIN "LegalEntity" l ON l.code = a."legalEntityCode"
      LEFT JOIN "User" u ON u.id = r."assignedToId" LEFT JOIN "Company" o ON o.id = r."companyId"
      LEFT JOIN "CompanyRegistration" g ON g."requestId" = r.id LEFT JOIN "CompanyChange" c ON c."requestId" = r.id
      JOIN "CompanyProfile" p ON p.id = coalesce(g."profileId", c."profileId")
    WHERE r.id = ${id}::uuid AND r."submittedAt" IS NOT NULL`
  const row = rows[0]
  if (!row) return undefined
  const ids = [row.profileId, ...(row.baseProfileId ? [row.baseProfileId] : [])]
  const profiles = await db.companyProfile.findMany({
    where: { id: { in: ids } },
    select: { id: true, ...PROFILE_SELECT },
  })
  const profile = profiles.find((one) => one.id === row.profileId)
  if (!profile) throw new Error(`request ${id} has no answers`)
  return { ...row, profile, base: profiles.find((one) => one.id === row.baseProfileId) }
}
