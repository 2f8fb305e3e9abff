import { unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'

/** The last row that a sheet may name: the rows above it are made, empty as they may be. */
const LAST_ROW = 100_000
/** Bytes of a workbook's parts once unpacked: twenty megabytes packed can be gigabytes. */
const MOST_UNPACKED = 200 * 1024 * 1024

const text = new TextDecoder()
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

/** The parts that hold cells. @throws when they are more than a tariff is */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let unpacked = 0
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/.test(name)) return false
      unpacked += originalSize
      if (unpacked > MOST_UNPACKED) throw new Error('too much in the workbook')
      return true
    },
  })
}

/** Numbers of the cell styles that show a share as percent: 0.05 stands in the file, and 5 % on the screen. */
function percentStyles(styles: string): Set<string> {
  const custom = new Set([...styles.matchAll(/<numFmt\b[^>]*>/g)].filter(([tag]) => attribute(tag, 'formatCode')?.includes('%')).map(([tag]) => attribute(tag, 'numFmtId')))
  const cellXfs = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? ''
  return new Set([...cellXfs.matchAll(/<xf\b[^>]*>/g)].flatMap(([tag], index) => {
    const format = attribute(tag, 'numFmtId')
    return format === '9' || format === '10' || custom.has(format) ? [String(index)] : []
  }))
}

/** The part with the first sheet. */
function firstSheet(parts: Record<string, Uint8Array>): string {
  const part = (name: string) => text.decode(parts[name])
  const id = attribute(/<sheet\b[^>]*>/.exec(part('xl/workbook.xml'))?.[0] ?? '', 'r:id')
  const target = [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => tag).find((tag) => attribute(tag, 'Id') === id)
  return part(`xl/${attribute(target ?? '', 'Target')?.replace(/^\/?(?:xl\/)?/, '') ?? ''}`)
}

/** @throws when a sheet names a row that no tariff has */
function checkRows(sheet: string): void {
  for (const [, row] of sheet.matchAll(/\sr="[A-Z]*(\d{6,})"/g)) if (Number(row) > LAST_ROW) throw new Error(`row ${row}`)
}

/** Addresses of the cells of a sheet that are shown as percent. */
function percentCells(sheet: string, styles: ReadonlySet<string>): Set<string> {
  if (styles.size === 0) return new Set()
  return new Set([...sheet.matchAll(/<c\b[^>]*>/g)].filter(([tag]) => styles.has(attribute(tag, 's') ?? '')).map(([tag]) => attribute(tag, 'r') ?? ''))
}

/** A column's letters: 0 is A, 26 is AA. */
const letters = (at: number): string => (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

/**
 * The cells of a workbook's first sheet. Numbers come as they stand in the file, but for shares that are shown as percent:
 * 0.05 with the format `0%` is the text `5%`.
 * @throws on what is no workbook, or more than 200 MB unpacked
 */
export async function readXlsx(bytes: Uint8Array): Promise<unknown[][]> {
  const parts = unpack(bytes)
  const cells = firstSheet(parts)
  checkRows(cells)
  const percent = percentCells(cells, percentStyles(text.decode(parts['xl/styles.xml'])))
  // Packed anew, so that what was measured is what is read.
  const [sheet] = await readXlsxFile(Buffer.from(zipSync(parts, { level: 0 })))
  return (sheet?.data ?? []).map((row, at) => row.map((cell, column) => (typeof cell === 'number' && percent.has(`${letters(column)}${at + 1}`) ? `${Number((cell * 100).toFixed(6))}%` : cell)))
}
