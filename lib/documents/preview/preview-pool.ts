import { logger } from '@/lib/core/logger'
import { TaskOverrun, TaskPool } from '@/lib/task-pool/task-pool'
import type { RenderedPages } from './types'

const pool = new TaskPool<{ bytes: Uint8Array; mediaType: string }, RenderedPages>({
  entry: 'lib/documents/preview/preview-task.ts',
  children: 1,
  megabytes: 1024,
  seconds: 10,
  background: true,
  waiting: 100,
})

/**
 * `renderPages` in a process of its own: ten seconds and a gigabyte a document.
 * @throws PoolBusy, and when the renderer does not start
 */
export async function renderPagesInPool(bytes: Uint8Array, mediaType: string): Promise<RenderedPages> {
  try {
    return await pool.run({ bytes, mediaType })
  } catch (error) {
    if (!(error instanceof TaskOverrun)) throw error
    logger.warn({ err: error, bytes: bytes.length, mediaType }, 'a document overran its renderer')
    return { totalPages: 0, pages: [], problem: 'OVERRUN' }
  }
}

/** Ends the process; the next document starts another. */
export const stopPreviews = (): Promise<void> => pool.stop()
