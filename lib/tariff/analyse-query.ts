import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { nameTerm, pairTerm } from './build-index'
import { formsOf, isSpelled, mayMean } from './spelling'
import { wholeTerms, wordsOf, type Word } from './words'

/** A term to look for: what a hit is worth, and how much of what was asked it answers. */
type AskedTerm = { term: string; weight: number; share: number }
export type QueryAnalysis = {
  words: Word[]
  terms: AskedTerm[]
  /** All shares together. */
  total: number
  /** Words that nothing here holds, and what was taken for them. */
  corrections: { typed: string; known: Known[] }[]
  unknown: string[]
}

/** Headings of the nomenclature: what rarity is measured by. */
const HEADINGS = 1_228
/** More words than anybody types on purpose. */
const MAX_WORDS = 24
/** Letters of the longest word that is guessed at. */
const LONGEST_WORD = 40
/** Known words that one unknown may have been meant as. */
const MAX_MEANT = 3
/** What an unknown word costs: as if it were rare. */
const UNKNOWN_SHARE = 3
const [PAIR, NAME, JOINED, SPLIT, ONE_MISTAKE, TWO_MISTAKES] = [0.6, 1.5, 0.9, 0.7, 0.6, 0.4]
/** Parts of a word that was written as one may be no common words. */
const MAX_COMMON_PART = 200

const rarity = (headings: number): number => Math.log(1 + (HEADINGS - headings + 0.5) / (headings + 0.5))

/** In how many headings each of the terms stands; terms of the editors' words count as rare. */
async function headingsOf(terms: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ term: string; headings: number }[]>`
    SELECT term, headings::int FROM "TariffTerm" WHERE term = ANY(${[...new Set(terms)]}::text[])
    UNION ALL SELECT DISTINCT term, 0 FROM "TariffWord", string_to_table(terms, ' ') term WHERE "removedAt" IS NULL AND term = ANY(${[...new Set(terms)]}::text[])`
  const found = new Map<string, number>()
  for (const { term, headings } of rows) found.set(term, Math.max(1, headings, found.get(term) ?? 0))
  return found
}

/** Places where a long word falls into two. */
const cuts = (term: string): [string, string][] =>
  Array.from({ length: Math.max(0, term.length - 5) }, (_, at) => [term.slice(0, at + 3), term.slice(at + 3)])

/**
 * A term that is there. @property document the first node of its list, in whose texts it stands as people
 * write it
 */
export type Known = { term: string; headings: number; document: number }
type Neighbour = Known & { apart: number }
type Guesses = {
  /** What each mistyped word may have been meant as, the likeliest first. */
  fuzzyMatches: Map<string, Neighbour[]>
  /** Headings of the halves that words may fall into. */
  compoundParts: Map<string, number>
  /** What the open word may become. */
  prefixMatches: Known[]
}

/** The first word in the order of bytes that no longer begins with these letters. */
const beyond = (beginning: string): string => `${beginning}\u{10ffff}`

/**
 * Known terms that begin with a word that was left unfinished, the commonest first, at most so many. By the
 * index on beginnings.
 */
const endingsOf = (beginning: string, most: number): Prisma.Sql => Prisma.sql`
  SELECT term, headings::int, documents[1]::int AS document FROM "TariffTerm" WHERE term ~>=~ ${beginning} AND term ~<~ ${beyond(beginning)} AND term NOT LIKE '%\\_%' ORDER BY headings DESC, term LIMIT ${most}`

/** As above. */
export const readPrefixMatches = (beginning: string, most: number): Promise<Known[]> =>
  db.$queryRaw<Known[]>(endingsOf(beginning, most))

/**
 * What words that are not known may have been meant as: one query of parts that know nothing of each other.
 * The limits make PostgreSQL go by the indexes, also right after a rebuild, when it knows nothing of the
 * tables yet.
 * @param open the last word, when it may be the beginning of one
 */
async function guessesOf(strange: readonly string[], open: string | undefined): Promise<Guesses> {
  const guesses: Guesses = { fuzzyMatches: new Map(), compoundParts: new Map(), prefixMatches: [] }
  if (strange.length === 0) return guesses
  const forms = strange.filter(isSpelled).flatMap((term) => formsOf(term).map((form) => ({ form, term })))
  const halves = [...new Set(strange.flatMap((term) => cuts(term).flat()))]
  const rows = await db.$queryRaw<(Known & { typed: string; kind: 'near' | 'half' | 'ending' })[]>`
    SELECT DISTINCT 'near' AS kind, given.typed, s.term, t.headings::int, t.document FROM unnest(${forms.map(({ form }) => form)}::text[], ${forms.map(({ term }) => term)}::text[]) given(form, typed)
    CROSS JOIN LATERAL (SELECT term FROM "TariffSpelling" WHERE form = given.form LIMIT 100) s
    CROSS JOIN LATERAL (SELECT headings, documents[1]::int AS document FROM "TariffTerm" WHERE term = s.term LIMIT 1) t
    UNION ALL
    SELECT 'half', half, half, t.headings::int, 0 FROM unnest(${halves}::text[]) half CROSS JOIN LATERAL (SELECT headings FROM "TariffTerm" WHERE term = half LIMIT 1) t
    UNION ALL
    SELECT 'ending', '', term, headings, document FROM (${endingsOf(open ?? '', open === undefined ? 0 : MAX_MEANT)}) e`
  for (const { kind, typed, term, headings, document } of rows) {
    if (kind === 'half') guesses.compoundParts.set(term, headings)
    else if (kind === 'ending') guesses.prefixMatches.push({ term, headings, document })
    else {
      const apart = mayMean(typed, term)
      if (apart !== undefined)
        guesses.fuzzyMatches.set(typed, [
          ...(guesses.fuzzyMatches.get(typed) ?? []),
          { term, headings, document, apart },
        ])
    }
  }
  for (const [word, near] of guesses.fuzzyMatches)
    guesses.fuzzyMatches.set(
      word,
      near
        .sort((a, b) => a.apart - b.apart || b.headings - a.headings || (a.term < b.term ? -1 : 1))
        .slice(0, MAX_MEANT),
    )
  return guesses
}

/**
 * What a text asks for: its words' stems, what mistyped ones may mean, words written as one or apart, pairs
 * and whole names. One query, two when a word is not known.
 * @param text as typed; words beyond the 24th are not looked at
 * @param mayBeOpen whether a last word that is not known may be the beginning of one
 */
export async function analyseQuery(text: string, mayBeOpen = true): Promise<QueryAnalysis> {
  const words = wordsOf(text.slice(0, 1_000)).slice(0, MAX_WORDS)
  const typed = words.map(({ term }) => term)
  const single = [...new Set(typed)]
  const analysis: QueryAnalysis = { words, terms: [], total: 0, corrections: [], unknown: [] }
  if (single.length === 0) return analysis
  const couples = typed.slice(1).map((term, index) => [typed[index]!, term] as const)
  const whole = wholeTerms(text.slice(0, 1_000))
  const name = whole ? nameTerm(whole) : ''
  const known = await headingsOf([...single, ...couples.flatMap(([a, b]) => [pairTerm(a, b), a + b]), name])
  // Nothing that is longer is a word; looking for its neighbours would take a second.
  const strange = single.filter((term) => !known.has(term) && term.length <= LONGEST_WORD)
  // People press Enter before the word is whole: only the last one.
  const last = typed.at(-1)!
  const open = mayBeOpen && strange.includes(last) && isSpelled(last) ? last : undefined
  const { fuzzyMatches, compoundParts, prefixMatches } = await guessesOf(strange, open)
  const add = (term: string, headings: number, factor: number, share: number) =>
    void analysis.terms.push({ term, weight: factor * rarity(headings), share: share * rarity(headings) })
  for (const term of single) {
    const headings = known.get(term)
    if (headings !== undefined) {
      add(term, headings, 1, 1)
      analysis.total += rarity(headings)
      continue
    }
    const cut = strange.includes(term)
      ? cuts(term).find((two) =>
          two.every((half) => (compoundParts.get(half) ?? MAX_COMMON_PART) < MAX_COMMON_PART),
        )
      : undefined
    const guessed = fuzzyMatches.get(term) ?? []
    const ended = term === open && !cut ? prefixMatches.map((match) => ({ ...match, apart: 1 })) : []
    const corrections = [
      ...ended,
      ...guessed.filter((one) => !ended.some((other) => other.term === one.term)),
    ]
    for (const half of cut ?? []) {
      add(half, compoundParts.get(half)!, SPLIT, SPLIT)
      if (corrections.length === 0) analysis.total += SPLIT * rarity(compoundParts.get(half)!)
    }
    for (const neighbour of corrections)
      add(neighbour.term, neighbour.headings, neighbour.apart === 1 ? ONE_MISTAKE : TWO_MISTAKES, 0.5)
    if (corrections.length > 0) analysis.total += rarity(corrections[0]!.headings)
    else if (!cut) analysis.total += UNKNOWN_SHARE
    const word = words.find((one) => one.term === term)!.folded
    if (corrections.length > 0) analysis.corrections.push({ typed: word, known: corrections })
    else if (!cut) analysis.unknown.push(word)
  }
  for (const [a, b] of couples) {
    if (known.has(pairTerm(a, b))) add(pairTerm(a, b), known.get(pairTerm(a, b))!, PAIR, 0)
    if (known.has(a + b)) add(a + b, known.get(a + b)!, JOINED, 1)
  }
  if (known.has(name)) add(name, known.get(name)!, NAME, 0)
  return analysis
}
