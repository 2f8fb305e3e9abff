import { db } from '@/lib/db/client'
import { linesBelow, type NationalLine } from './lines-query'
import { readCode } from './read-code'
import { SECTIONS, type Described } from './search'

const SELECT = {
  code: true,
  level: true,
  parentCode: true,
  position: true,
  textAr: true,
  textEn: true,
  wordsAr: true,
  wordsEn: true,
} as const
export type TreeNode = Described & {
  level: number
  parentCode: string | null
  position: number
  wordsAr: string
  wordsEn: string
}

export type TariffPage = {
  /** The node itself, or the subheading that the national line stands below. */
  node: TreeNode
  /** From its section down to its parent. */
  path: Described[]
  children: Described[]
  /** National lines below it, or the line itself alone. */
  lines: NationalLine[]
  /** The national line that the address names. */
  line?: NationalLine
  previous?: Described
  next?: Described
}

/** A section's code as it stands in an address, `s01`, or the digits of any other; undefined for neither. */
export function readAddress(code: string): string | undefined {
  const section = /^s(\d{2})$/i.exec(code)
  return section ? `S${section[1]}` : readCode(code)
}

/** The sections, in order: the roots of the tree. */
export const listSections = (): Promise<Described[]> =>
  db.tariffNode.findMany({
    where: { level: 0 },
    select: { code: true, textAr: true, textEn: true },
    orderBy: { position: 'asc' },
  })

/**
 * The nodes above one, from the section down; its code names all of them but the section. One query, by the
 * key alone.
 */
async function pathOf(node: TreeNode): Promise<Described[]> {
  if (node.level === 0) return []
  const above = [node.code.slice(0, 4), node.code.slice(0, 2)].filter(
    (code) => code.length < node.code.length,
  )
  const nodes = await db.tariffNode.findMany({
    where: { code: { in: [...above, ...SECTIONS] } },
    select: SELECT,
    orderBy: { position: 'asc' },
  })
  const chapter = node.level === 2 ? node : nodes.find(({ level }) => level === 2)
  return nodes.filter(({ code, level }) => level > 0 || code === chapter?.parentCode)
}

/**
 * What the page of a code shows: five queries at most.
 * @param code digits or `S01` @param day Kuwait's, `YYYY-MM-DD` @returns undefined when the nomenclature does
 * not hold its beginning, or no line has it
 */
export async function findTariffPage(code: string, day: string): Promise<TariffPage | undefined> {
  const own = code.startsWith('S') ? code : code.slice(0, 6)
  const node = await db.tariffNode.findUnique({ where: { code: own }, select: SELECT })
  if (!node) return undefined
  // A national line has neither children nor other subheadings beside it.
  const below = (where: { parentCode: string | null; level?: number }) =>
    code.length > 6 ? [] : db.tariffNode.findMany({ where, select: SELECT, orderBy: { position: 'asc' } })
  const [path, children, around, lines] = await Promise.all([
    pathOf(node),
    below({ parentCode: node.code }),
    below({ level: node.level, parentCode: node.parentCode }),
    node.level === 6 ? linesBelow([node.code], day) : Promise.resolve<NationalLine[]>([]),
  ])
  const line = code.length > 6 ? lines.find((one) => one.code === code) : undefined
  if (code.length > 6 && !line) return undefined
  if (line) {
    const at = lines.indexOf(line)
    const named = (one: NationalLine | undefined) =>
      one && {
        code: one.code,
        textAr: one.textAr ?? one.textEn ?? '',
        textEn: one.textEn ?? one.textAr ?? '',
      }
    return {
      node,
      path: [...path, node],
      children: [],
      lines: [line],
      line,
      previous: named(lines[at - 1]),
      next: named(lines[at + 1]),
    }
  }
  const at = around.findIndex((one) => one.code === node.code)
  return { node, path, children, lines, previous: around[at - 1], next: around[at + 1] }
}
