import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

type Node = {
  code: string
  level: number
  parentCode: string | null
  position: number
  textEn: string
  textAr: string
  wordsEn: string
  wordsAr: string
}
export type Nomenclature = {
  /** In the order of the tariff. */
  nodes: Node[]
  successors: { code: string; successor: string }[]
  /** SHA-256 of all files, hex. */
  digest: string
}

const FOLDER = join(process.cwd(), 'prisma/seed/tariff')

/** The fields of a file's lines, which stand with ` | ` between. @throws on a line with another number of fields */
function readLines(name: string, fields: number): string[][] {
  const lines = readFileSync(join(FOLDER, name), 'utf8').split('\n').filter(Boolean)
  return lines.map((line, index) => {
    const found = line.split('|').map((field) => field.trim())
    if (found.length !== fields)
      throw new Error(`${name}, line ${index + 1}: ${found.length} fields instead of ${fields}`)
    return found
  })
}

/**
 * The nomenclature as its files hold it: sections.txt, a file a chapter, successors.txt (codes of HS 2017 and
 * where their goods went).
 */
export function readNomenclature(): Nomenclature {
  const chapters = readdirSync(FOLDER)
    .filter((name) => /^\d{2}\.txt$/.test(name))
    .sort()
  const nodes: Node[] = []
  const add = (
    code: string,
    parentCode: string | null,
    [textEn = '', textAr = '', wordsEn = '', wordsAr = '']: string[],
  ) =>
    void nodes.push({
      code,
      level: parentCode === null ? 0 : code.length,
      parentCode,
      position: nodes.length,
      textEn,
      textAr,
      wordsEn,
      wordsAr,
    })
  for (const [section, en, ar, range] of readLines('sections.txt', 4) as [string, string, string, string][]) {
    const [from, to] = range.split('-') as [string, string]
    add(section, null, [en, ar])
    for (const name of chapters.filter((one) => one.slice(0, 2) >= from && one.slice(0, 2) <= to)) {
      for (const [code = '', ...texts] of readLines(name, 5))
        add(code, code.length === 2 ? section : code.slice(0, -2), texts)
    }
  }
  const successors = readLines('successors.txt', 2).flatMap(([code, codes]) =>
    codes!.split(',').map((one) => ({ code: code!, successor: one.trim() })),
  )
  const digest = createHash('sha256')
  for (const name of ['sections.txt', ...chapters, 'successors.txt'])
    digest.update(readFileSync(join(FOLDER, name)))
  return { nodes, successors, digest: digest.digest('hex') }
}
