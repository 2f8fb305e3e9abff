import writeExcelFile from 'write-excel-file/node'
import { plainFils, type Fils } from '@/lib/core/money'

/** A cell: text, or fils shown as dinars. */
export type Cell = string | { fils: Fils }
export type Sheet = { name: string; head: string[]; rows: Cell[][] }

/** What a spreadsheet runs: a text that begins like a formula, also after blanks. */
const FORMULA = /^[\s\u200e\u200f\u2066-\u2069\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]/
/**
 * What it takes for a number and shows otherwise: twelve digits and more as 1.00203E+17, without zeros in
 * front, `12E34`.
 */
const NUMBER = /^(?:\d{12,}|0\d+|\d+(?:\.\d+)?[eEdD][+-]?\d+)$/

/**
 * One CSV field. Danger: names are other people's words, and numbers of payments are longer than a
 * spreadsheet counts: what it would run or count gets an apostrophe in front, so that it is kept as text
 * (OWASP, CSV injection).
 */
export function csvField(cell: Cell): string {
  if (typeof cell !== 'string') return plainFils(cell.fils)
  const safe = FORMULA.test(cell) || NUMBER.test(cell) ? `'${cell}` : cell
  return /[",;\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180 with a byte order mark: without it Excel takes Arabic for Latin. */
export function csvOf({ head, rows }: Sheet): string {
  return `\ufeff${[head, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`
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
