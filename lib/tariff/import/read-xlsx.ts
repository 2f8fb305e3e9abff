import { XMLParser } from 'fast-xml-parser'
import { unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'

/**
 * The last row that a sheet may name: the rows above it are made, empty as they may be. Excel has no more.
 */
const LAST_ROW = 1_048_576
/** Parts of a workbook, and their bytes once unpacked: twenty megabytes packed can be gigabytes. */
const [MAX_PARTS, MAX_UNPACKED] = [1_000, 200 * 1024 * 1024]

type Parts = Record<string, Uint8Array>
type Element = Record<string, unknown>

const text = new TextDecoder()
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseAttributeValue: false,
  isArray: (name) => ['sheet', 'Relationship', 'numFmt', 'xf'].includes(name),
})
const read = (parts: Parts, name: string): Element => parser.parse(text.decode(parts[name])) as Element
/** What stands at a path of elements; an empty object where there is none. */
const at = (element: Element, ...path: string[]): Element =>
  path.reduce<Element>((one, name) => (one[name] as Element | undefined) ?? {}, element)
const list = (element: Element, name: string): Record<string, string | undefined>[] =>
  (element[name] as Record<string, string | undefined>[] | undefined) ?? []

/** The parts that hold cells. @throws when they are more than a tariff is */
function unpack(bytes: Uint8Array): Parts {
  let [count, unpacked] = [0, 0]
  return unzipSync(bytes, {
    filter: ({ name, size, originalSize, compression }) => {
      if (!/\.(xml|rels)$/.test(name)) return false
      count += 1
      // What is stored is copied as long as it is, whatever its length is said to be once unpacked.
      unpacked += compression === 0 ? size : Math.max(size, originalSize)
      if (count > MAX_PARTS || unpacked > MAX_UNPACKED) throw new Error('too much in the workbook')
      return true
    },
  })
}

/** The part that a relationship of the workbook leads to. */
function targetOf(
  parts: Parts,
  fits: (relation: Record<string, string | undefined>) => boolean,
): string | undefined {
  const target = list(at(read(parts, 'xl/_rels/workbook.xml.rels'), 'Relationships'), 'Relationship').find(
    fits,
  )?.['@Target']
  return target && (target.startsWith('/') ? target.slice(1) : `xl/${target}`)
}

/**
 * Numbers of the cell styles that show a share as percent: 0.05 stands in the file, and 5 % on the screen.
 */
function percentStyles(parts: Parts): Set<string> {
  const name = targetOf(parts, (relation) => relation['@Type']?.endsWith('/styles') ?? false)
  if (!name || !parts[name]) return new Set()
  const sheet = at(read(parts, name), 'styleSheet')
  // A sign in quotes, or behind a backslash, is printed and multiplies nothing.
  const shares = list(at(sheet, 'numFmts'), 'numFmt').filter((format) =>
    (format['@formatCode'] ?? '').replace(/"[^"]*"|[\\_*]./g, '').includes('%'),
  )
  const percent = new Set(['9', '10', ...shares.map((format) => format['@numFmtId'])])
  return new Set(
    list(at(sheet, 'cellXfs'), 'xf').flatMap((xf, index) =>
      percent.has(xf['@numFmtId']) ? [String(index)] : [],
    ),
  )
}

/** The first sheet's text. @throws without one */
function firstSheet(parts: Parts): string {
  const sheet = list(at(read(parts, 'xl/workbook.xml'), 'workbook', 'sheets'), 'sheet')[0]
  const name = targetOf(
    parts,
    (relation) => relation['@Id'] !== undefined && relation['@Id'] === sheet?.['@id'],
  )
  if (!name || !parts[name]) throw new Error('no sheet')
  return text.decode(parts[name])
}

const ROW_OR_CELL = /<(?:[\w.-]+:)?(?:row|c)\s[^>]*>/g
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined)

/**
 * Addresses of the cells of a sheet that are shown as percent.
 * @throws when the sheet names a row that no workbook has
 */
function percentCells(sheet: string, styles: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  for (const [tag] of sheet.matchAll(ROW_OR_CELL)) {
    const place = attribute(tag, 'r') ?? ''
    if (Number(place.replace(/^[A-Z]*/, '')) > LAST_ROW) throw new Error(`row ${place}`)
    if (styles.has(attribute(tag, 's') ?? '')) found.add(place)
  }
  return found
}

/** A column's letters: 0 is A, 26 is AA. */
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

/**
 * The cells of a workbook's first sheet. Numbers come as they stand in the file, but for shares that are
 * shown as percent: 0.05 with the format `0%` is the text `5%`.
 * @throws on what is no workbook, or more than 200 MB unpacked
 */
export async function readXlsx(bytes: Uint8Array): Promise<unknown[][]> {
  const parts = unpack(bytes)
  const percent = percentCells(firstSheet(parts), percentStyles(parts))
  // Packed anew, so that what was measured is what is read.
  const zip = zipSync(parts, { level: 0 })
  const rows = await readSheet(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength))
  return rows.map((row, line) =>
    row.map((cell, column) =>
      typeof cell === 'number' && percent.has(`${letters(column)}${line + 1}`)
        ? `${Number((cell * 100).toFixed(6))}%`
        : cell,
    ),
  )
}
