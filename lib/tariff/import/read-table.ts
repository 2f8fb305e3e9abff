import { parse } from 'csv-parse/sync'
import { fail, ok, type Result } from '@/lib/core/result'
import { readXlsx } from './read-xlsx'

/** The cells of a file's first sheet as texts; the first row names the columns. Rows without anything in them are left out. */
export type Table = {
  header: string[]
  rows: string[][]
  /** The line of the file that each row stands on, from 1. */
  lines: number[]
}

export const MOST_BYTES = 20 * 1024 * 1024
const [MOST_ROWS, MOST_COLUMNS] = [60_000, 100]
const XLSX = [0x50, 0x4b, 0x03, 0x04]

type Row = { cells: unknown[]; line: number }

const text = (cell: unknown): string => (cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)).trim()

/** Commas, semicolons or tabs: whichever the first line holds most of. */
function separatorOf(csv: string): string {
  const [line = ''] = csv.split('\n', 1)
  return [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length })).sort((a, b) => b.count - a.count)[0]!.sign
}

/**
 * Quotes inside a cell are part of it: inches are written so.
 * @throws on a cell that begins with a quote and never ends it: it would swallow the rows below
 */
function readCsv(bytes: Uint8Array): Row[] {
  // The parser counts both signs of a line's end inside quotes.
  const csv = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  const rows = parse(csv, { delimiter: separatorOf(csv), bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 100_000, info: true }) as unknown as { record: string[]; info: { lines: number } }[]
  if (rows.some(({ record }) => record.some((cell) => cell.startsWith('"') && cell.includes('\n')))) throw new Error('a quote without its end')
  return rows.map(({ record, info }) => ({ cells: record, line: info.lines }))
}

/**
 * Reads a CSV (UTF-8) or XLSX file by what it is, not by its name. Heavy, and a workbook may be made to fill all memory:
 * pages and commands go by `table-pool`.
 * @returns `tariffFileTooLarge`, `tariffFileUnreadable` for anything else or a broken file, `tariffFileEmpty` without a row below the header
 */
export async function parseTable(bytes: Uint8Array): Promise<Result<Table>> {
  let read: Row[]
  try {
    read = XLSX.every((byte, index) => bytes[index] === byte) ? (await readXlsx(bytes)).map((cells, index) => ({ cells, line: index + 1 })) : readCsv(bytes)
  } catch {
    return fail('tariffFileUnreadable', 'file')
  }
  const [header, ...rows] = read.map(({ cells, line }) => ({ cells: cells.map(text), line })).filter(({ cells }) => cells.some(Boolean))
  if (!header || rows.length === 0 || header.cells.filter(Boolean).length < 2) return fail('tariffFileEmpty', 'file')
  if (rows.length > MOST_ROWS || header.cells.length > MOST_COLUMNS) return fail('tariffFileTooLarge', 'file')
  return ok({ header: header.cells, rows: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line) })
}
