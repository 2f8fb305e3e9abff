import type { Actor } from '@/lib/access/actor'
import { isMember, isStaff } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { isWithheld } from '@/lib/requests/office-visibility'
import { getRequestType, type RequestTypes } from '@/lib/requests/request-type-definition'
import { visibleRequests } from '@/lib/requests/scope'
import { OTHER, type DocumentType } from './types'
import { earlierVersions } from './versions'

/** A document as lists show it. `id` is the document's, for `/api/documents/<id>`. */
export type ListedDocument = {
  id: string
  type: DocumentType
  name: string
  mediaType: string
  bytes: number
  version: number
  addedAt: Date
  /** Set when a later version replaced it. */
  removedAt: Date | null
}

/**
 * The stored documents of a request that the actor may see, in the order of their types.
 * @param versions true: replaced ones as well
 */
export async function listDocuments(
  types: RequestTypes,
  actor: Actor,
  requestId: string,
  { versions = false } = {},
): Promise<ListedDocument[]> {
  if (!isId(requestId)) return []
  const rows = await db.requestDocument.findMany({
    where: { requestId, request: visibleRequests(types, actor), document: { state: 'STORED' } },
    select: {
      type: true,
      version: true,
      addedAt: true,
      removedAt: true,
      document: { select: { id: true, name: true, mediaType: true, bytes: true } },
    },
    orderBy: [{ type: 'asc' }, { version: 'asc' }],
  })
  const all = rows.map(({ document, type, ...row }) => ({ ...document, ...row, type: type as DocumentType }))
  // Other documents are counted through in the table; what is shown is how often this one was replaced.
  const earlier = earlierVersions(all)
  return all
    .filter(({ removedAt }) => versions || removedAt === null)
    .map((one) => (one.type === OTHER ? { ...one, version: (earlier.get(one.id)?.length ?? 0) + 1 } : one))
}

/**
 * What is needed to serve a document, if the actor may read it: its request is visible to them, its account
 * their own. The office reads what was handed in: what the business adds to a returned request waits until it
 * is sent again.
 */
export async function findReadableDocument(types: RequestTypes, actor: Actor, documentId: string) {
  if (!isId(documentId)) return undefined
  const row = await db.requestDocument.findFirst({
    where: {
      documentId,
      request: visibleRequests(types, actor),
      // PENDING bytes were never taken, REMOVED ones were taken back: neither is ever served.
      document: { state: 'STORED', ...(isMember(actor) && { accountId: actor.accountId }) },
    },
    select: {
      type: true,
      requestId: true,
      addedAt: true,
      request: { select: { type: true, accountId: true } },
      document: {
        select: { id: true, name: true, mediaType: true, bytes: true, sha256: true, storageKey: true },
      },
    },
  })
  if (!row) return undefined
  if (isStaff(actor) && (await isWithheld(db, row.requestId, row.addedAt))) return undefined
  return {
    ...row.document,
    type: row.type as DocumentType,
    requestId: row.requestId,
    accountId: row.request.accountId,
    /** Shows a person's identity. */
    identity: getRequestType(types, row.request.type).documents.identity.includes(row.type),
  }
}
