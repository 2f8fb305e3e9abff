import { parse } from 'csv-parse/sync'
import { splitSeparator } from '@/lib/core/csv-separator'
import { decodeCsv } from '@/lib/core/decode-csv'
import { cleanText } from '@/lib/core/digits'
import { fail, ok, type Result } from '@/lib/core/result'
import { columnOf, COLUMNS, namesColumns, REQUIRED, type ColumnName } from './columns'

/** Bytes of a file at most: five hundred rows with every company named have a third of it. */
export const MAX_IMPORT_BYTES = 1024 * 1024
export const MAX_IMPORT_ROWS = 500
/** Rows among which the one that names the columns stands: titles and instructions may stand above it. */
const MAX_TITLES = 20
/** Rows that are read at all, empty ones too. */
const MAX_READ = 20_000
/** Characters of a cell: a longer one is a fault of its row. */
export const MAX_CELL = 4000

/** A row as it stands in the file: its number as a spreadsheet shows it, from 1. */
export type FileRow = { row: number; cells: Partial<Record<ColumnName, string>> }

export type UsersFile = {
  /** The first `MAX_IMPORT_ROWS`. */
  rows: FileRow[]
  /** Of all rows with anything in them, below the head. */
  count: number
  /** Heads of columns that are not read. */
  ignored: string[]
}

const OTHER_KINDS: readonly (readonly [code: string, bytes: readonly number[]])[] = [
  ['importFileXlsx', [0x50, 0x4b, 0x03, 0x04]],
  ['importFileXlsx', [0xd0, 0xcf, 0x11, 0xe0]],
  ['importFilePdf', [0x25, 0x50, 0x44, 0x46]],
]

const kindOf = (bytes: Uint8Array): string | undefined =>
  OTHER_KINDS.find(([, signs]) => signs.every((byte, index) => bytes[index] === byte))?.[0]

/** The apostrophe by which a spreadsheet marks a text is not part of it. */
const cellText = (cell: string): string =>
  cell
    .split('\n')
    .map(cleanText)
    .join('\n')
    .trim()
    .replace(/^'/, '')
    .trim()
    .slice(0, MAX_CELL + 1)

/** @throws on what is no text, and on a quote that never ends */
function readRows(bytes: Uint8Array): string[][] {
  const text = decodeCsv(bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
  const { separator, csv: lines } = splitSeparator(text, MAX_TITLES, namesColumns)
  // The line that named the separator is no row of the sheet.
  const csv = lines.length < text.length ? lines.slice(1) : lines
  // Empty lines are rows too: the numbers are those that a spreadsheet shows.
  const rows: string[][] = parse(csv, {
    delimiter: separator,
    relax_column_count: true,
    max_record_size: 100_000,
    to: MAX_READ,
  })
  return rows.map((cells) => cells.map(cellText))
}

/** Below the head: `namesColumns` was asked. @returns problems with the head as a whole */
function placesOf(head: readonly string[]): Result<Map<ColumnName, number>> {
  const places = new Map<ColumnName, number>()
  for (const [index, name] of head.entries()) {
    const column = columnOf(name)
    if (column && places.has(column)) return fail('importColumnTwice', 'file', { columns: column })
    if (column) places.set(column, index)
  }
  const missing = REQUIRED.filter((column) => !places.has(column))
  return missing.length > 0
    ? fail('importColumnsMissing', 'file', { columns: missing.join('.') })
    : ok(places)
}

/**
 * Reads a file of users: CSV with commas, semicolons, tabs or bars, in UTF-8, UTF-16 or Windows-1256, its
 * columns in any order and headed in Arabic or English. Never throws.
 * @returns at `file`: `importFileXlsx` and `importFilePdf` for what is no CSV, `importFileUnreadable`,
 *   `importNoHeader`, `importColumnsMissing` and `importColumnTwice` with `columns` (names joined by dots),
 *   `importFileEmpty` without a row below the head
 */
export function readUsersFile(bytes: Uint8Array): Result<UsersFile> {
  const other = kindOf(bytes)
  if (other) return fail(other, 'file')
  let rows: string[][]
  try {
    rows = readRows(bytes)
  } catch {
    return fail('importFileUnreadable', 'file')
  }
  const filled = rows
    .map((cells, index) => ({ cells, row: index + 1 }))
    .filter(({ cells }) => cells.some(Boolean))
  if (filled.length === 0) return fail('importFileEmpty', 'file')
  const at = filled.slice(0, MAX_TITLES).findIndex(({ cells }) => namesColumns(cells))
  if (at < 0) return fail('importNoHeader', 'file')
  const head = filled[at]!.cells
  const places = placesOf(head)
  if (!places.ok) return places
  const people = filled.slice(at + 1).map(({ cells, row }) => ({
    row,
    cells: Object.fromEntries(
      COLUMNS.flatMap((column) => {
        const cell = cells[places.value.get(column) ?? -1]
        return cell ? [[column, cell]] : []
      }),
    ),
  }))
  if (people.length === 0) return fail('importFileEmpty', 'file')
  return ok({
    rows: people.slice(0, MAX_IMPORT_ROWS),
    count: people.length,
    ignored: head.filter((name) => name !== '' && !columnOf(name)).slice(0, 10),
  })
}
