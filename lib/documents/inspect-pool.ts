import { logger } from '@/lib/core/logger'
import { fail, type Result } from '@/lib/core/result'
import { PoolBusy, PoolDown, TaskPool } from '@/lib/task-pool/task-pool'
import { MAX_FILE_BYTES, type MediaType } from './types'

/** Of processor time a file: an honest one takes a few milliseconds. */
const SECONDS = 10

const pool = new TaskPool<{ bytes: Uint8Array; fileName: string }, Result<MediaType>>({
  entry: 'lib/documents/inspect-task.ts',
  children: 2,
  megabytes: 512,
  seconds: SECONDS,
  background: true,
  waiting: 30,
})

/**
 * `inspectFile` in a process of its own: a stranger's file is never parsed where pages are served.
 * @returns the problems of `inspectFile`; `fileUnreadable` for a file that takes more than ten seconds or
 * half a gigabyte, or
 *   breaks its reader; `readersBusy` while thirty others wait, or no reader starts
 */
export async function inspectInPool(bytes: Uint8Array, fileName: string): Promise<Result<MediaType>> {
  // Before anything is copied to another process.
  if (bytes.length === 0) return fail('fileEmpty', 'file')
  if (bytes.length > MAX_FILE_BYTES) return fail('fileTooLarge', 'file')
  try {
    return await pool.run({ bytes, fileName })
  } catch (error) {
    if (error instanceof PoolBusy) return fail('readersBusy', 'file')
    if (error instanceof PoolDown) {
      // A fault of the machine is none of the file: its owner would save it again in vain.
      logger.error({ err: error }, 'no reader of files starts')
      return fail('readersBusy', 'file')
    }
    logger.warn({ err: error, bytes: bytes.length }, 'a file was not inspected to the end')
    return fail('fileUnreadable', 'file')
  }
}

/** Ends the processes; the next file starts another. */
export const stopInspecting = (): Promise<void> => pool.stop()
