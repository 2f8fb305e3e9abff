import { isMember, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { CorrectionTarget, RequestState, RequestType } from '@/lib/db/generated/enums'
import type { DocumentType } from '@/lib/documents/types'

type ReturnedCorrection = {
  id: string
  target: CorrectionTarget
  name: string
  reason: string
  before: string | null
  sentAt: string
}
export type ReturnedDocument = {
  id: string
  type: DocumentType
  name: string
  mediaType: string
  bytes: number
  version: number
  addedAt: string
}

export type ReturnedRequest = {
  id: string
  type: RequestType
  number: string
  state: RequestState
  version: number
  companyId: string | null
  profileId: string
  /** Open ones, in the order they were noted. Times are ISO 8601. */
  corrections: ReturnedCorrection[]
  /** Current documents of the returned types. */
  documents: ReturnedDocument[]
}

/**
 * A request with what was returned in it, for those who may work on it; undefined for everybody else. The
 * condition is `visibleRequests` for members, said by hand: one query where relations would take six.
 */
export async function findReturned(actor: Actor, id: string): Promise<ReturnedRequest | undefined> {
  if (!isMember(actor) || !isId(id)) return undefined
  const rows = await db.$queryRaw<ReturnedRequest[]>`
    SELECT r.id, r.type::text, r.number, r.state::text, r.version, r."companyId", coalesce(g."profileId", h."profileId") AS "profileId",
      (SELECT coalesce(json_agg(json_build_object('id', c.id, 'target', c.target, 'name', c.name, 'reason', c.reason, 'before', c.before,
          'sentAt', to_char(c."sentAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY c."createdAt", c.id), '[]')
        FROM "RequestCorrection" c WHERE c."requestId" = r.id AND c."sentAt" IS NOT NULL AND c."resolvedAt" IS NULL) AS corrections,
      (SELECT coalesce(json_agg(json_build_object('id', d.id, 'type', x.type, 'name', d.name, 'mediaType', d."mediaType", 'bytes', d.bytes, 'version', x.version,
          'addedAt', to_char(x."addedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY x."addedAt"), '[]')
        FROM "RequestDocument" x JOIN "Document" d ON d.id = x."documentId" AND d.state = 'STORED'
        WHERE x."requestId" = r.id AND x."removedAt" IS NULL AND x.type IN (
          SELECT c.name FROM "RequestCorrection" c
          WHERE c."requestId" = r.id AND c.target = 'DOCUMENT' AND c."sentAt" IS NOT NULL AND c."resolvedAt" IS NULL)) AS documents
    FROM "Request" r
    LEFT JOIN "CompanyRegistration" g ON g."requestId" = r.id
    LEFT JOIN "CompanyChange" h ON h."requestId" = r.id
    WHERE r.id = ${id}::uuid AND r."accountId" = ${actor.accountId}::uuid`
  const row = rows[0]
  return row && can(actor, 'companies.register', row.companyId) ? row : undefined
}
