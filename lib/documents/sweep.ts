import { db } from '@/lib/db/client'
import { discardDocument } from './discard'
import { readPreview } from './preview/find-preview'
import { removePages } from './preview/make-preview'
import { documentStore } from './store'

/** A PENDING row older than this is an upload that died: its bytes, if any came, belong to nobody. */
const ORPHAN_HOURS = 24
const BATCH = 100

/** Whether other rows still show the bytes of a key: a request that follows another shares them. */
async function isShared(storageKey: string, documentId: string): Promise<boolean> {
  return (
    (await db.document.count({
      where: { storageKey, id: { not: documentId }, state: { in: ['PENDING', 'STORED'] } },
    })) > 0
  )
}

/**
 * Removes the bytes of a removed document and the pictures of its pages. Again and again is harmless.
 * @throws when the store cannot be reached
 */
export async function removeBytes(documentId: string): Promise<void> {
  const row = await db.document.findFirst({
    where: { id: documentId, state: 'REMOVED' },
    select: { storageKey: true },
  })
  if (!row || (await isShared(row.storageKey, documentId))) return
  await documentStore().remove(row.storageKey)
  const preview = await readPreview(row.storageKey)
  if (!preview) return
  await removePages(row.storageKey, preview.pages.length)
  await db.documentPreview.deleteMany({ where: { storageKey: row.storageKey } })
}

/**
 * Gives up one upload. The state decides: two sweeps at once, or an upload finishing at last, cannot both
 * win.
 */
function giveUp(id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<
      { id: string }[]
    >`SELECT id FROM "Document" WHERE id = ${id}::uuid AND state = 'PENDING' FOR UPDATE`
    if (row) await discardDocument(tx, id)
    return row !== undefined
  })
}

/**
 * Gives up uploads that were begun and not recorded within 24 hours: the row becomes REMOVED, a job removes
 * its bytes.
 * @returns how many
 */
export async function sweepOrphans(at: Date): Promise<number> {
  const before = new Date(at.getTime() - ORPHAN_HOURS * 3600_000)
  let count = 0
  for (let after: string | undefined; ;) {
    const rows = await db.document.findMany({
      where: { state: 'PENDING', createdAt: { lt: before }, ...(after && { id: { gt: after } }) },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    for (const { id } of rows) if (await giveUp(id)) count += 1
    if (rows.length < BATCH) return count
    after = rows.at(-1)!.id
  }
}

/**
 * Removes the documents of drafts that were cancelled or lapsed before the office ever saw them, all there
 * are.
 * @returns how many
 */
export async function sweepCancelledDrafts(at: Date): Promise<number> {
  let count = 0
  for (let after: string | undefined; ;) {
    const rows = await db.requestDocument.findMany({
      where: {
        removedAt: null,
        request: { state: 'CANCELLED', submittedAt: null },
        document: { state: 'STORED' },
        ...(after && { id: { gt: after } }),
      },
      select: { id: true, documentId: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    for (const { id, documentId } of rows) {
      await db.$transaction(async (tx) => {
        await tx.requestDocument.update({ where: { id }, data: { removedAt: at } })
        await discardDocument(tx, documentId)
      })
    }
    count += rows.length
    if (rows.length < BATCH) return count
    after = rows.at(-1)!.id
  }
}
