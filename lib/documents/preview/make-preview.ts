import { now } from '@/lib/core/clock'
import { sha256 } from '@/lib/core/ids'
import { logger } from '@/lib/core/logger'
import { db, type Tx } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/add-job'
import { documentStore } from '../store'
import { pageKey } from './page-key'
import { renderPagesInPool } from './preview-pool'
import { MAX_PREVIEW_PAGES, type RenderedPages } from './types'

type Stored = { id: string; accountId: string; storageKey: string }

/**
 * Adds the job that makes a document's preview; a second one becomes one with it. One at a time an account,
 * after everything else that waits: what one account sends must not keep others' messages and payments
 * waiting.
 */
export function queuePreview(tx: Tx, { id, accountId, storageKey }: Stored): Promise<void> {
  return addJob(
    tx,
    'make-preview',
    { documentId: id },
    { jobKey: `preview:${storageKey}`, queueName: `preview:${accountId}`, priority: 10, maxAttempts: 5 },
  )
}

/** Removes the pictures of pages 1 to `count`. */
export async function removePages(storageKey: string, count = MAX_PREVIEW_PAGES): Promise<void> {
  for (let page = 1; page <= count; page += 1) await documentStore().remove(pageKey(storageKey, page))
}

/** Records a preview, unless the document went meanwhile. @returns whether a document is there */
function record(
  storageKey: string,
  { totalPages, pages, problem }: RenderedPages,
  at: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Locked: a removal waits, and then finds the pictures.
    const rows = await tx.$queryRaw<
      unknown[]
    >`SELECT id FROM "Document" WHERE "storageKey" = ${storageKey} AND state = 'STORED' FOR SHARE`
    if (rows.length === 0) return false
    const shown = pages.map(({ png, width, height }) => ({ width, height, sha256: sha256(png) }))
    await tx.documentPreview.createMany({
      data: { storageKey, totalPages, pages: shown, problem, madeAt: at },
      skipDuplicates: true,
    })
    return true
  })
}

/**
 * Makes the preview of a stored document, once for all documents with the same bytes. May run twice, and
 * twice at once.
 * @throws when the store cannot be reached or the renderer is busy: the job is tried again
 */
export async function makePreview(documentId: string): Promise<void> {
  const document = await db.document.findUnique({
    where: { id: documentId },
    select: { state: true, storageKey: true, mediaType: true, sha256: true },
  })
  if (document?.state !== 'STORED') return
  const { storageKey, mediaType } = document
  if ((await db.documentPreview.count({ where: { storageKey } })) > 0) return
  const bytes = await documentStore().get(storageKey)
  if (!bytes || sha256(bytes) !== document.sha256)
    return logger.error({ documentId, found: bytes !== undefined }, 'stored document missing or altered')
  const rendered = await renderPagesInPool(bytes, mediaType)
  for (const [index, { png }] of rendered.pages.entries())
    await documentStore().put(pageKey(storageKey, index + 1), Buffer.from(png), { mediaType: 'image/png' })
  if (!(await record(storageKey, rendered, await now()))) await removePages(storageKey, rendered.pages.length)
}
