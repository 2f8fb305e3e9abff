import { isMember, type Actor } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { CorrectionTarget, RequestState } from '@/lib/db/generated/enums'
import { getRequestType, type RequestTypes } from './request-type-definition'
import { mayAct } from './scope'

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
  type: string
  name: string
  mediaType: string
  bytes: number
  version: number
  addedAt: string
}

export type ReturnedRequest = {
  id: string
  type: string
  number: string
  state: RequestState
  version: number
  accountId: string
  companyId: string | null
  /** Open ones, in the order they were noted. Times are ISO 8601. */
  corrections: ReturnedCorrection[]
  /** Current documents of the returned types. */
  documents: ReturnedDocument[]
}

/**
 * A request with what was returned in it, for those who may act on it; undefined for everybody else. One query
 * by hand where relations would take six: the row is checked after it was read.
 */
export async function findReturned(
  types: RequestTypes,
  actor: Actor,
  id: string,
): Promise<ReturnedRequest | undefined> {
  if (!isMember(actor) || !isId(id)) return undefined
  const rows = await db.$queryRaw<ReturnedRequest[]>`
    SELECT r.id, r.type, r.number, r.state::text, r.version, r."accountId", r."companyId",
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
    WHERE r.id = ${id}::uuid AND r."accountId" = ${actor.accountId}::uuid`
  const row = rows[0]
  return row && mayAct(getRequestType(types, row.type), actor, row) ? row : undefined
}
