import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { PreviewProblem } from '@/lib/db/generated/enums'
import type { RequestTypes } from '@/lib/requests/request-type-definition'
import { findReadableDocument } from '../queries'
import { queuePreview } from './make-preview'

export type Preview = {
  totalPages: number
  pages: { width: number; height: number }[]
  problem: PreviewProblem | null
}
type StoredPage = { width: number; height: number; sha256: string }

/** The stored preview of a document's bytes, with what each picture must be. */
export async function readPreview(
  storageKey: string,
): Promise<(Preview & { pages: StoredPage[] }) | undefined> {
  const row = await db.documentPreview.findUnique({ where: { storageKey } })
  return row
    ? { totalPages: row.totalPages, pages: row.pages as StoredPage[], problem: row.problem }
    : undefined
}

/**
 * The pages of a document that the actor may read. Undefined while there are none yet: then they are asked
 * for (documents of before there were previews, and what a lost job left).
 */
export async function findPreview(
  types: RequestTypes,
  actor: Actor,
  documentId: string,
): Promise<Preview | undefined> {
  const document = await findReadableDocument(types, actor, documentId)
  if (!document) return undefined
  const preview = await readPreview(document.storageKey)
  if (!preview) await queuePreview(db, document)
  return preview
}
