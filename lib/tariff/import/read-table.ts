import { parse } from 'csv-parse/sync'
import { splitSeparator } from '@/lib/core/csv-separator'
import { decodeCsv } from '@/lib/core/decode-csv'
import { fail, ok, type Result } from '@/lib/core/result'
import { guessMapping, mappingError } from './columns'
import { readXlsx } from './read-xlsx'

/**
 * The cells of a file's first sheet as texts, below the row that names the columns. Rows without anything in
 * them are left out.
 */
export type Table = {
  header: string[]
  rows: string[][]
  /** The line of the file that each row stands on, from 1. */
  lines: number[]
}

export const MAX_BYTES = 20 * 1024 * 1024
const [MAX_ROWS, MAX_COLUMNS] = [60_000, 100]
const XLSX = [0x50, 0x4b, 0x03, 0x04]
/** Excel's workbooks before 2007. */
const XLS = [0xd0, 0xcf, 0x11, 0xe0]
/** Rows among which the one that names the columns stands: titles and dates of issue may stand above it. */
const MAX_TITLES = 20

type Row = { cells: unknown[]; line: number }

function text(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell ?? '').trim()
}

const namesColumns = (cells: readonly string[]): boolean =>
  mappingError(guessMapping(cells), cells.length) === undefined

/**
 * Quotes inside a cell are part of it: inches are written so.
 * @throws on a cell that begins with a quote and never ends it: it would swallow the rows below
 */
function readCsv(bytes: Uint8Array): Row[] {
  // The parser counts both signs of a line's end inside quotes.
  const text = decodeCsv(bytes).replace(/\r\n?/g, '\n')
  const { separator, csv } = splitSeparator(text, MAX_TITLES, namesColumns)
  const rows = parse(csv, {
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 100_000,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[]
  if (rows.some(({ record }) => record.some((cell) => cell.startsWith('"') && cell.includes('\n'))))
    throw new Error('a quote without its end')
  return rows.map(({ record, info }) => ({ cells: record, line: info.lines }))
}

/**
 * The place of the row that names the columns: the first that names enough of them, else the first with more
 * than one cell.
 */
function headerAt(rows: readonly { cells: string[] }[]): number {
  const top = rows.slice(0, MAX_TITLES)
  const naming = top.findIndex(({ cells }) => namesColumns(cells))
  return naming >= 0 ? naming : top.findIndex(({ cells }) => cells.filter(Boolean).length > 1)
}

const isOf = (bytes: Uint8Array, kind: readonly number[]): boolean =>
  kind.every((byte, index) => bytes[index] === byte)

/**
 * Reads a CSV (UTF-8, UTF-16 or Windows-1256) or XLSX file by what it is, not by its name; titles above the
 * names of its columns are left out. Heavy, and a workbook may be made to fill all memory: pages and commands
 * go by `table-pool`.
 * @returns `tariffFileTooLarge`, `tariffFileXls` for a workbook of the earlier kind, `tariffFileUnreadable`
 * for anything else or a broken file, `tariffFileEmpty` without a row below the header
 */
export async function parseTable(bytes: Uint8Array): Promise<Result<Table>> {
  if (isOf(bytes, XLS)) return fail('tariffFileXls', 'file')
  let read: Row[]
  try {
    read = isOf(bytes, XLSX)
      ? (await readXlsx(bytes)).map((cells, index) => ({ cells, line: index + 1 }))
      : readCsv(bytes)
  } catch {
    return fail('tariffFileUnreadable', 'file')
  }
  const filled = read
    .map(({ cells, line }) => ({ cells: cells.map(text), line }))
    .filter(({ cells }) => cells.some(Boolean))
  const at = headerAt(filled)
  const [header, ...rows] = filled.slice(at)
  if (at < 0 || !header || rows.length === 0) return fail('tariffFileEmpty', 'file')
  if (rows.length > MAX_ROWS || header.cells.length > MAX_COLUMNS) return fail('tariffFileTooLarge', 'file')
  return ok({
    header: header.cells,
    rows: rows.map(({ cells }) => cells),
    lines: rows.map(({ line }) => line),
  })
}
