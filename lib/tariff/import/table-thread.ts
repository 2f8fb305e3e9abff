import path from 'node:path'
import { AskThread, Overrun } from '@/lib/core/ask-thread'
import { fail, type Result } from '@/lib/core/result'
import { MOST_BYTES, type Table } from './read-table'

// A workbook of two kilobytes can name its millionth row: it may fill this thread's memory and time, and nobody else's.
const thread = new AskThread<Uint8Array, Result<Table>>(() => path.resolve('lib/tariff/import/table-start.mjs'), { megabytes: 512, seconds: 60 })

let last: Promise<unknown> = Promise.resolve()

/**
 * Reads a CSV (UTF-8) or XLSX file in a thread of its own (see `parseTable`), one after the other: what one file does to the
 * thread is nobody else's trouble.
 * @returns `tariffFileTooLarge` also for a file that takes more memory or time than a tariff does
 */
export async function readTable(bytes: Uint8Array): Promise<Result<Table>> {
  if (bytes.byteLength > MOST_BYTES) return fail('tariffFileTooLarge', 'file')
  const answer = last.then(() => thread.ask(bytes))
  last = answer.catch(() => undefined)
  try {
    return await answer
  } catch (error) {
    if (error instanceof Overrun) return fail('tariffFileTooLarge', 'file')
    throw error
  }
}

/** Ends the thread; the next file starts another. */
export const stopReadingTables = (): Promise<void> => thread.stop()
