import { isStaff, type Actor } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { CorrectionTarget, RequestEventKind, RequestState } from '@/lib/db/generated/enums'
import { WITHHELD_SINCE } from './office-visibility'
import type { RequestTypes } from './request-type-definition'
import { typesWith } from './scope'

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
/** What the review page shows of a request of any type. */
export type Review = {
  id: string
  number: string
  type: string
  state: RequestState
  version: number
  accountId: string
  /** As the office reads them. */
  subjectAr: string
  subjectEn: string
  submittedAt: Date
  dueAt: Date | null
  decidedAt: Date | null
  companyId: string | null
  assignedToId: string | null
  assignedName: string | null
  legalEntityAr: string
  legalEntityEn: string
  /** The office has suspended the account, or the company: what is decided is seen after it is lifted. */
  accountSuspended: boolean
  companySuspended: boolean
  documents: ReviewDocument[]
  corrections: ReviewCorrection[]
  notes: ReviewNote[]
  events: ReviewEvent[]
  holidays: string[]
  /** Under which names the reader has forms kept from before a time-out (`savedFormKey`). */
  savedForms: string[]
}

/**
 * Everything the review page shows but the answers, in one query; undefined for what the officer does not
 * oversee. Corrections include the officers' unsent drafts and documents their older versions; a document that
 * the business is only preparing to send again is not among them, and the one it will replace still counts as
 * current.
 */
export async function findReview(
  types: RequestTypes,
  actor: Actor,
  id: string,
  at: Date,
): Promise<Review | undefined> {
  const overseen = typesWith(types, actor, 'oversee')
  if (!isStaff(actor) || overseen.length === 0 || !isId(id)) return undefined
  const rows = await db.$queryRaw<Review[]>`
    SELECT r.id::text, r.number, r.type, r.state::text, r.version, r."accountId"::text, coalesce(r."officeSubjectAr", r."subjectAr") AS "subjectAr", coalesce(r."officeSubjectEn", r."subjectEn") AS "subjectEn",
      r."submittedAt", r."dueAt", r."decidedAt", r."companyId"::text, r."assignedToId"::text,
      CASE WHEN u.id IS NOT NULL THEN u."firstName" || ' ' || u."lastName" END AS "assignedName",
      l."nameAr" AS "legalEntityAr", l."nameEn" AS "legalEntityEn", a.state = 'SUSPENDED' AS "accountSuspended",
      EXISTS (SELECT 1 FROM "Company" c WHERE c.id = r."companyId" AND c.state = 'SUSPENDED') AS "companySuspended",
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
      ARRAY(SELECT action FROM "HeldForm" WHERE "userId" = ${actor.userId}::uuid AND "expiresAt" > ${at}) AS "savedForms"
    FROM "Request" r CROSS JOIN LATERAL (SELECT ${WITHHELD_SINCE} AS since) h
      JOIN "Account" a ON a.id = r."accountId" JOIN "LegalEntity" l ON l.code = a."legalEntityCode"
      LEFT JOIN "User" u ON u.id = r."assignedToId"
    WHERE r.id = ${id}::uuid AND r."submittedAt" IS NOT NULL AND r.type IN (${Prisma.join(overseen)})`
  return rows[0]
}
