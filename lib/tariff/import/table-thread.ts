import path from 'node:path'
import { AskThread } from '@/lib/core/ask-thread'
import { fail, type Result } from '@/lib/core/result'
import { MOST_BYTES, type Table } from './read-table'

// A workbook of two kilobytes can name its millionth row: it may fill this thread's memory and time, and nobody else's.
const thread = new AskThread<Uint8Array, Result<Table>>(() => path.resolve('lib/tariff/import/table-start.mjs'), { megabytes: 512, seconds: 60 })

/**
 * Reads a CSV (UTF-8) or XLSX file in a thread of its own (see `parseTable`).
 * @returns `tariffFileTooLarge` also for a file that takes more memory or time than a tariff does
 */
export async function readTable(bytes: Uint8Array): Promise<Result<Table>> {
  if (bytes.byteLength > MOST_BYTES) return fail('tariffFileTooLarge', 'file')
  try {
    return await thread.ask(bytes)
  } catch {
    return fail('tariffFileTooLarge', 'file')
  }
}

/** Ends the thread; the next file starts another. */
export const stopReadingTables = (): Promise<void> => thread.stop()
