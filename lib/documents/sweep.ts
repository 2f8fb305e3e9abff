import { logger } from '@/lib/core/logger'
import { db } from '@/lib/db/client'
import { documentStore } from './store'

/** A PENDING row older than this is an upload that died: its bytes, if any came, belong to nobody. */
export const ORPHAN_HOURS = 24
const BATCH = 100

/** Whether other rows still show the bytes of a key: a request that follows another shares them. */
async function isShared(storageKey: string, documentId: string): Promise<boolean> {
  return (await db.document.count({ where: { storageKey, id: { not: documentId }, state: { in: ['PENDING', 'STORED'] } } })) > 0
}

/** Removes the bytes of a removed document. Again and again is harmless. @throws when the store cannot be reached */
export async function removeBytes(documentId: string): Promise<void> {
  const row = await db.document.findFirst({ where: { id: documentId, state: 'REMOVED' }, select: { storageKey: true } })
  if (row && !(await isShared(row.storageKey, documentId))) await documentStore().remove(row.storageKey)
}

/**
 * Gives up uploads that were begun and not recorded within 24 hours: the row becomes REMOVED, its bytes go.
 * @returns how many
 */
export async function sweepOrphans(at: Date): Promise<number> {
  const before = new Date(at.getTime() - ORPHAN_HOURS * 3600_000)
  const rows = await db.document.findMany({
    where: { state: 'PENDING', createdAt: { lt: before } }, select: { id: true }, orderBy: { createdAt: 'asc' }, take: BATCH,
  })
  let count = 0
  for (const { id } of rows) {
    // The state decides who removes: two sweeps at once, or an upload finishing at last, cannot both win.
    const taken = await db.document.updateMany({ where: { id, state: 'PENDING' }, data: { state: 'REMOVED' } })
    if (taken.count === 0) continue
    count += 1
    await removeBytes(id).catch((error: unknown) => logger.error({ err: error, documentId: id }, 'orphan not removed'))
  }
  return count
}

/**
 * Removes the documents of drafts that were cancelled or lapsed before the office ever saw them.
 * @returns how many
 */
export async function sweepCancelledDrafts(at: Date): Promise<number> {
  const rows = await db.requestDocument.findMany({
    where: { removedAt: null, request: { state: 'CANCELLED', submittedAt: null }, document: { state: 'STORED' } },
    select: { id: true, documentId: true }, take: BATCH,
  })
  for (const { id, documentId } of rows) {
    await db.$transaction([
      db.requestDocument.update({ where: { id }, data: { removedAt: at } }),
      db.document.update({ where: { id: documentId }, data: { state: 'REMOVED' } }),
    ])
    await removeBytes(documentId).catch((error: unknown) => logger.error({ err: error, documentId }, 'bytes not removed'))
  }
  return rows.length
}
