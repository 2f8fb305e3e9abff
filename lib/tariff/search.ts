import { db } from '@/lib/db/client'
import { analyseQuery, type Known } from './analyse-query'
import { linesBelow, type NationalLine } from './lines-query'
import { rankHeadings, type RankedHeading } from './rank-headings'
import { readCode } from './read-code'
import { termsOf } from './tokenize'

export type Described = { code: string; textAr: string; textEn: string }
type FoundSubheading = Described & { lines: NationalLine[] }
export type FoundHeading = Described & {
  /** From its section down to its chapter. */
  path: Described[]
  subheadings: FoundSubheading[]
}

export type TariffAnswer =
  | { kind: 'EMPTY' }
  | {
      kind: 'CODE'
      /** Digits as typed. */
      query: string
      /** The longest part of them that is known: 2 to 12 digits; undefined when not even the chapter is. */
      known?: string
      /** Where the goods of a code of the edition before went. */
      successors: Described[]
      headings: FoundHeading[]
    }
  | {
      kind: 'WORDS'
      /** Terms that were looked for, to mark words by (see `markedParts`). */
      terms: string[]
      /** Words that are not known, and what was searched for instead, as people write it. */
      corrections: { typed: string; known: string[] }[]
      unknown: string[]
      headings: FoundHeading[]
      /** For vague words: the chapters that the goods found belong to, to choose one; else empty. */
      choices: Described[]
    }

export type SearchType = 'any' | 'code' | 'words'
export type SearchGiven = {
  /** As typed; the first thousand letters are read. */
  text: string
  type?: SearchType
  /** Kuwait's day, `YYYY-MM-DD`. */
  day: string
  /** Only headings of this chapter. */
  chapter?: string
  learns?: boolean
}

const [SHOWN, RANKED, SUBHEADINGS, LINES] = [10, 40, 3, 3]
/** More than any code of the edition before has. */
const MAX_SUCCESSORS = 20
/** All of them: which one a chapter belongs to, only the chapter's row knows. */
export const SECTIONS = Array.from({ length: 21 }, (_, at) => `S${String(at + 1).padStart(2, '0')}`)
/** Headings whose score comes so close to the best one's are as likely. */
const CLOSE = 0.8

type Node = Described & { parentCode: string | null; position?: number; wordsAr?: string; wordsEn?: string }

/**
 * The nodes of the codes with those above them, and of the positions with their words, by code: one query, by
 * keys alone.
 */
async function describe(codes: readonly string[], positions: readonly number[]): Promise<Map<string, Node>> {
  const wanted = [...new Set(codes.flatMap((code) => [code, code.slice(0, 4), code.slice(0, 2)]))]
  const select = {
    code: true,
    textAr: true,
    textEn: true,
    parentCode: true,
    ...(positions.length > 0 && { position: true, wordsAr: true, wordsEn: true }),
  }
  const byCode = { code: { in: [...wanted, ...SECTIONS] } }
  const nodes: Node[] = await db.tariffNode.findMany({
    where: positions.length > 0 ? { OR: [byCode, { position: { in: [...positions] } }] } : byCode,
    select,
  })
  return new Map(nodes.map((node) => [node.code, node]))
}

const plain = ({ code, textAr, textEn }: Described): Described => ({ code, textAr, textEn })

type Ranked = Pick<RankedHeading, 'heading' | 'subheadings'>
type Filling = {
  day: string
  value: (line: NationalLine) => number
  subheadings?: number
  positions?: readonly number[]
}

/**
 * Headings with their path, their subheadings and the national lines that are worth most, and all nodes that
 * were read: two queries.
 * @param positions of further nodes, read with their words
 */
async function fill(
  ranked: readonly Ranked[],
  { day, value, subheadings: most = SUBHEADINGS, positions = [] }: Filling,
): Promise<{ headings: FoundHeading[]; nodes: Map<string, Node> }> {
  const shown = ranked.map(({ heading, subheadings }) => ({
    heading,
    subheadings: subheadings.slice(0, most),
  }))
  const codes = shown.flatMap(({ heading, subheadings }) => [heading, ...subheadings])
  const [nodes, lines] = await Promise.all([
    describe(codes, positions),
    linesBelow(
      shown.flatMap(({ subheadings }) => subheadings),
      day,
    ),
  ])
  const headings = shown.flatMap(({ heading, subheadings }) => {
    const [own, chapter] = [nodes.get(heading), nodes.get(heading.slice(0, 2))]
    const section = nodes.get(chapter?.parentCode ?? '')
    if (!own || !chapter || !section) return []
    const below = subheadings.flatMap((code) => {
      const node = nodes.get(code)
      const here = lines.filter((line) => line.code.startsWith(code))
      const best =
        here.length <= LINES
          ? here
          : here
              .map((line) => ({ line, worth: value(line) }))
              .sort((a, b) => b.worth - a.worth || (a.line.code < b.line.code ? -1 : 1))
              .slice(0, LINES)
              .map(({ line }) => line)
      return node ? [{ ...plain(node), lines: best }] : []
    })
    return [{ ...plain(own), path: [plain(section), plain(chapter)], subheadings: below }]
  })
  return { headings, nodes }
}

/** Words of texts and names, as they stand there. */
const WRITTEN = /[\p{L}\p{M}\p{N}]+/gu

/** What a term is written like where it stands; the term itself when only national lines hold it. */
function writtenAs({ term, document }: Known, nodes: Iterable<Node>): string {
  for (const node of nodes) {
    if (node.position !== document) continue
    const words = [node.wordsAr, node.wordsEn, node.textAr, node.textEn].flatMap(
      (text) => text?.match(WRITTEN) ?? [],
    )
    return words.find((word) => termsOf(word)[0] === term)?.toLowerCase() ?? term
  }
  return term
}

/** The chapters to choose from when the likeliest headings belong to several and come close to each other. */
async function choicesOf(
  ranked: readonly RankedHeading[],
  headings: readonly FoundHeading[],
): Promise<Described[]> {
  const [first] = ranked
  if (!first) return []
  const close = new Set(
    ranked.filter(({ score }) => score >= first.score * CLOSE).map(({ heading }) => heading),
  )
  const chapters = new Map<string, Described>()
  for (const { code, path } of headings) if (close.has(code)) chapters.set(path[1]!.code, path[1]!)
  return close.size >= 4 && chapters.size >= 2 ? [...chapters.values()] : []
}

async function searchWords({ text, day, chapter, learns = true }: SearchGiven): Promise<TariffAnswer> {
  const analysis = await analyseQuery(text)
  if (analysis.words.length === 0) return { kind: 'EMPTY' }
  const ranked = (await rankHeadings(analysis, RANKED, learns))
    .filter(({ heading }) => !chapter || heading.startsWith(chapter))
    .slice(0, SHOWN)
  const terms = analysis.terms.map(({ term }) => term).filter((term) => !/[_=]/.test(term))
  const looked = new Set(terms)
  const { headings, nodes } = await fill(ranked, {
    day,
    value: (line) =>
      termsOf(`${line.textEn ?? ''} ${line.textAr ?? ''}`).filter((term) => looked.has(term)).length,
    positions: analysis.corrections.flatMap(({ known }) => known.map(({ document }) => document)),
  })
  const corrections = analysis.corrections.map(({ typed, known }) => ({
    typed,
    known: known.map((one) => writtenAs(one, nodes.values())),
  }))
  return {
    kind: 'WORDS',
    terms,
    corrections,
    unknown: analysis.unknown,
    headings,
    choices: chapter ? [] : await choicesOf(ranked, headings),
  }
}

/**
 * How many digits a code and a line's number begin with alike: none, 6, 8 or 12, the lengths that mean
 * something. The tariff before had eight.
 */
function shared(query: string, { code, legacyCode }: NationalLine): number {
  const alike = (other: string) => {
    const at = [...other].findIndex((digit, index) => digit !== query[index])
    const length = at < 0 ? other.length : at
    return [12, 8, 6].find((known) => known <= length) ?? 0
  }
  return Math.max(alike(code), legacyCode && query.startsWith(legacyCode) ? 8 : 0)
}

/** Headings below the longest known part of a code, with what of it is known. */
async function searchCode(query: string, day: string): Promise<TariffAnswer> {
  const parts = [6, 4, 2].filter((length) => length <= query.length).map((length) => query.slice(0, length))
  const long = query.length > 6
  const [nodes, replaced, below] = await Promise.all([
    db.tariffNode.findMany({
      where: { OR: [{ code: { in: parts } }, { code: { startsWith: query.slice(0, 6) } }] },
      select: { code: true },
      orderBy: { position: 'asc' },
      take: 200,
    }),
    query.length >= 6
      ? db.tariffSuccessor.findMany({ where: { code: query.slice(0, 6) }, orderBy: { successor: 'asc' } })
      : [],
    // Beside the lines below it those that had its eight digits in the tariff before, wherever they stand
    // now.
    long ? linesBelow([query.slice(0, 6), query.slice(0, 8)], day) : [],
  ])
  const codes = nodes.map(({ code }) => code)
  const prefix =
    !long && codes.some((code) => code.startsWith(query)) ? query : parts.find((part) => codes.includes(part))
  const longest = Math.max(0, ...below.map((line) => shared(query, line)))
  const grouped = new Map<string, string[]>()
  const moved = below.filter((line) => shared(query, line) >= 8).map((line) => line.code.slice(0, 6))
  const here = codes.filter((one) => one.length >= 4 && prefix && one.startsWith(prefix))
  for (const code of new Set([...here, ...replaced.map(({ successor }) => successor), ...moved])) {
    const group = grouped.get(code.slice(0, 4)) ?? []
    grouped.set(code.slice(0, 4), group)
    if (code.length === 6) group.push(code)
  }
  const found = [...grouped].map(([heading, subheadings]) => ({ heading, subheadings })).slice(0, SHOWN)
  const { headings } = await fill(found, {
    day,
    value: (line) => (long ? shared(query, line) : 0),
    subheadings: replaced.length > 0 ? MAX_SUCCESSORS : SUBHEADINGS,
  })
  const successors = headings
    .flatMap(({ subheadings }) => subheadings)
    .filter(({ code }) => replaced.some(({ successor }) => successor === code))
  return {
    kind: 'CODE',
    query,
    known: longest > 6 ? query.slice(0, longest) : prefix,
    successors: successors.map(plain),
    headings,
  }
}

/**
 * What the tariff knows of a text: a code in any way of writing, or words in either language, misspelled too
 * (guide §6). At most six queries. Never throws for what is typed.
 */
export async function searchTariff(given: SearchGiven): Promise<TariffAnswer> {
  const text = given.text.slice(0, 1_000)
  const code = given.type === 'words' ? undefined : readCode(text)
  if (code) return searchCode(code, given.day)
  return given.type === 'code' && !/\p{L}/u.test(text) ? { kind: 'EMPTY' } : searchWords({ ...given, text })
}
