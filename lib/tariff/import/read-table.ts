import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { fail, ok, type Result } from '@/lib/core/result'

/** The cells of a file's first sheet as texts; the first row names the columns. */
export type Table = { header: string[]; rows: string[][] }

export const MOST_BYTES = 20 * 1024 * 1024
const MOST_ROWS = 60_000
const XLSX = [0x50, 0x4b, 0x03, 0x04]

const text = (cell: unknown): string => (cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)).trim()

async function readXlsx(bytes: Uint8Array): Promise<unknown[][]> {
  const [sheet] = await readXlsxFile(Buffer.from(bytes))
  return sheet?.data ?? []
}

/** Commas, semicolons or tabs: whichever the first line holds most of. */
function separatorOf(csv: string): string {
  const [line = ''] = csv.split('\n', 1)
  return [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length })).sort((a, b) => b.count - a.count)[0]!.sign
}

function readCsv(bytes: Uint8Array): unknown[][] {
  const csv = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  return parse(csv, { delimiter: separatorOf(csv), bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 100_000 }) as string[][]
}

/**
 * Reads a CSV (UTF-8) or XLSX file by what it is, not by its name.
 * @returns `tariffFileTooLarge`, `tariffFileUnreadable` for anything else or a broken file, `tariffFileEmpty` without a row below the header
 */
export async function readTable(bytes: Uint8Array): Promise<Result<Table>> {
  if (bytes.byteLength > MOST_BYTES) return fail('tariffFileTooLarge', 'file')
  let cells: unknown[][]
  try {
    cells = XLSX.every((byte, index) => bytes[index] === byte) ? await readXlsx(bytes) : readCsv(bytes)
  } catch {
    return fail('tariffFileUnreadable', 'file')
  }
  const [header = [], ...rows] = cells.map((row) => row.map(text))
  if (rows.length === 0 || header.filter(Boolean).length < 2) return fail('tariffFileEmpty', 'file')
  return rows.length > MOST_ROWS ? fail('tariffFileTooLarge', 'file') : ok({ header, rows })
}
