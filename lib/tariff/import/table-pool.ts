import { logger } from '@/lib/core/logger'
import { fail, type Result } from '@/lib/core/result'
import { PoolBusy, TaskOverrun, TaskPool } from '@/lib/task-pool/task-pool'
import { MAX_BYTES, type Table } from './read-table'

// A workbook of two kilobytes can name its millionth row: it may fill a child's memory and time, and nobody
// else's.
const pool = new TaskPool<Uint8Array, Result<Table>>({
  entry: 'lib/tariff/import/table-task.ts',
  children: 1,
  megabytes: 768,
  seconds: 60,
  background: true,
  waiting: 10,
})

/**
 * Reads a CSV (UTF-8) or XLSX file in a process of its own (see `parseTable`), one after the other.
 * @returns `tariffFileTooLarge` also for a file that takes more memory or time than a tariff does;
 * `readersBusy`
 */
export async function readTable(bytes: Uint8Array): Promise<Result<Table>> {
  if (bytes.byteLength > MAX_BYTES) return fail('tariffFileTooLarge', 'file')
  try {
    return await pool.run(bytes)
  } catch (error) {
    if (error instanceof PoolBusy) return fail('readersBusy', 'file')
    if (!(error instanceof TaskOverrun)) throw error
    logger.warn({ err: error, bytes: bytes.byteLength }, 'a tariff file overran its reader')
    return fail('tariffFileTooLarge', 'file')
  }
}

/** Ends the process; the next file starts another. */
export const stopReadingTables = (): Promise<void> => pool.stop()
