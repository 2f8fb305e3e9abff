import writeExcelFile from 'write-excel-file/node'
import { CSV_START, csvText } from '@/lib/core/csv'
import { plainFils, type Fils } from '@/lib/core/money'

/** A cell: text, or fils shown as dinars. */
export type Cell = string | { fils: Fils }
export type Sheet = { name: string; head: string[]; rows: Cell[][] }

/** One CSV field, fils as dinars. */
export const csvField = (cell: Cell): string =>
  typeof cell === 'string' ? csvText(cell) : plainFils(cell.fils)

/** RFC 4180 with a byte order mark. */
export function csvOf({ head, rows }: Sheet): string {
  return `${CSV_START}${[head, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`
}

const cellOf = (cell: Cell) =>
  typeof cell === 'string'
    ? // Typed as text: Excel never reads it as a formula.
      { value: cell, type: String }
    : { value: cell.fils / 1000, type: Number, format: '#,##0.000' }

/** A workbook. Arabic sheets run from right to left. */
export async function xlsxOf(sheets: readonly Sheet[], locale: string): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, head, rows }) => ({
      sheet: name,
      rightToLeft: locale === 'ar',
      stickyRowsCount: 1,
      columns: head.map(() => ({ width: 22 })),
      data: [
        head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(cellOf)),
      ],
    })),
  ).toBuffer()
}
