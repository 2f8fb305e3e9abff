import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { nameTerm, pairTerm } from './build-index'
import { formsOf, isSpelled, spellingDistance } from './spelling'
import { wholeTerms, wordsOf, type Word } from './tokenize'

/** A term to look for: what a hit is worth, and how much of what was asked it answers. */
type QueryTerm = { term: string; weight: number; share: number }
export type QueryAnalysis = {
  words: Word[]
  terms: QueryTerm[]
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
/** Letters of the longest word that is corrected. */
const MAX_WORD_LENGTH = 40
/** Known words that one unknown may have been meant as. */
const MAX_CORRECTIONS = 3
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
const splitsOf = (term: string): [string, string][] =>
  Array.from({ length: Math.max(0, term.length - 5) }, (_, at) => [term.slice(0, at + 3), term.slice(at + 3)])

/**
 * A term that is there. @property document the first node of its list, in whose texts it stands as people
 * write it
 */
export type Known = { term: string; headings: number; document: number }
type FuzzyMatch = Known & { distance: number }
type Guesses = {
  /** What each mistyped word may have been meant as, the likeliest first. */
  fuzzyMatches: Map<string, FuzzyMatch[]>
  /** Headings of the parts that words may fall into. */
  compoundParts: Map<string, number>
  /** What the open word may become. */
  prefixMatches: Known[]
}

/** The first word in the order of bytes that no longer begins with these letters. */
const afterPrefix = (prefix: string): string => `${prefix}\u{10ffff}`

/**
 * Known terms that begin with a word that was left unfinished, the commonest first, at most so many. By the
 * index on beginnings.
 */
const prefixMatchesSql = (prefix: string, most: number): Prisma.Sql => Prisma.sql`
  SELECT term, headings::int, documents[1]::int AS document FROM "TariffTerm" WHERE term ~>=~ ${prefix} AND term ~<~ ${afterPrefix(prefix)} AND term NOT LIKE '%\\_%' ORDER BY headings DESC, term LIMIT ${most}`

/** As above. */
export const readPrefixMatches = (prefix: string, most: number): Promise<Known[]> =>
  db.$queryRaw<Known[]>(prefixMatchesSql(prefix, most))

/**
 * What words that are not known may have been meant as: one query of parts that know nothing of each other.
 * The limits make PostgreSQL go by the indexes, also right after a rebuild, when it knows nothing of the
 * tables yet.
 * @param open the last word, when it may be the prefix of one
 */
async function readGuesses(unknownTerms: readonly string[], open: string | undefined): Promise<Guesses> {
  const guesses: Guesses = { fuzzyMatches: new Map(), compoundParts: new Map(), prefixMatches: [] }
  if (unknownTerms.length === 0) return guesses
  const forms = unknownTerms
    .filter(isSpelled)
    .flatMap((term) => formsOf(term).map((form) => ({ form, term })))
  const parts = [...new Set(unknownTerms.flatMap((term) => splitsOf(term).flat()))]
  const rows = await db.$queryRaw<(Known & { typed: string; kind: 'fuzzy' | 'part' | 'prefix' })[]>`
    SELECT DISTINCT 'fuzzy' AS kind, given.typed, s.term, t.headings::int, t.document FROM unnest(${forms.map(({ form }) => form)}::text[], ${forms.map(({ term }) => term)}::text[]) given(form, typed)
    CROSS JOIN LATERAL (SELECT term FROM "TariffSpelling" WHERE form = given.form LIMIT 100) s
    CROSS JOIN LATERAL (SELECT headings, documents[1]::int AS document FROM "TariffTerm" WHERE term = s.term LIMIT 1) t
    UNION ALL
    SELECT 'part', part, part, t.headings::int, 0 FROM unnest(${parts}::text[]) part CROSS JOIN LATERAL (SELECT headings FROM "TariffTerm" WHERE term = part LIMIT 1) t
    UNION ALL
    SELECT 'prefix', '', term, headings, document FROM (${prefixMatchesSql(open ?? '', open === undefined ? 0 : MAX_CORRECTIONS)}) e`
  for (const { kind, typed, term, headings, document } of rows) {
    if (kind === 'part') guesses.compoundParts.set(term, headings)
    else if (kind === 'prefix') guesses.prefixMatches.push({ term, headings, document })
    else {
      const distance = spellingDistance(typed, term)
      if (distance !== undefined)
        guesses.fuzzyMatches.set(typed, [
          ...(guesses.fuzzyMatches.get(typed) ?? []),
          { term, headings, document, distance },
        ])
    }
  }
  for (const [word, matches] of guesses.fuzzyMatches)
    guesses.fuzzyMatches.set(
      word,
      matches
        .sort((a, b) => a.distance - b.distance || b.headings - a.headings || (a.term < b.term ? -1 : 1))
        .slice(0, MAX_CORRECTIONS),
    )
  return guesses
}

/**
 * What a text asks for: its words' stems, what mistyped ones may mean, words written as one or apart, pairs
 * and whole names. One query, two when a word is not known.
 * @param text as typed; words beyond the 24th are not looked at
 * @param mayBeOpen whether a last word that is not known may be the prefix of one
 */
export async function analyseQuery(text: string, mayBeOpen = true): Promise<QueryAnalysis> {
  const words = wordsOf(text.slice(0, 1_000)).slice(0, MAX_WORDS)
  const typed = words.map(({ term }) => term)
  const single = [...new Set(typed)]
  const analysis: QueryAnalysis = { words, terms: [], total: 0, corrections: [], unknown: [] }
  if (single.length === 0) return analysis
  const wordPairs = typed.slice(1).map((term, index) => [typed[index]!, term] as const)
  const whole = wholeTerms(text.slice(0, 1_000))
  const name = whole ? nameTerm(whole) : ''
  const known = await headingsOf([...single, ...wordPairs.flatMap(([a, b]) => [pairTerm(a, b), a + b]), name])
  // Nothing that is longer is a word; looking for its neighbours would take a second.
  const unknownTerms = single.filter((term) => !known.has(term) && term.length <= MAX_WORD_LENGTH)
  // People press Enter before the word is whole: only the last one.
  const last = typed.at(-1)!
  const open = mayBeOpen && unknownTerms.includes(last) && isSpelled(last) ? last : undefined
  const { fuzzyMatches, compoundParts, prefixMatches } = await readGuesses(unknownTerms, open)
  const add = (term: string, headings: number, factor: number, share: number) =>
    void analysis.terms.push({ term, weight: factor * rarity(headings), share: share * rarity(headings) })
  for (const term of single) {
    const headings = known.get(term)
    if (headings !== undefined) {
      add(term, headings, 1, 1)
      analysis.total += rarity(headings)
      continue
    }
    const split = unknownTerms.includes(term)
      ? splitsOf(term).find((two) =>
          two.every((part) => (compoundParts.get(part) ?? MAX_COMMON_PART) < MAX_COMMON_PART),
        )
      : undefined
    const fuzzy = fuzzyMatches.get(term) ?? []
    const completed = term === open && !split ? prefixMatches.map((match) => ({ ...match, distance: 1 })) : []
    const corrections = [
      ...completed,
      ...fuzzy.filter((one) => !completed.some((other) => other.term === one.term)),
    ]
    for (const part of split ?? []) {
      add(part, compoundParts.get(part)!, SPLIT, SPLIT)
      if (corrections.length === 0) analysis.total += SPLIT * rarity(compoundParts.get(part)!)
    }
    for (const correction of corrections)
      add(correction.term, correction.headings, correction.distance === 1 ? ONE_MISTAKE : TWO_MISTAKES, 0.5)
    if (corrections.length > 0) analysis.total += rarity(corrections[0]!.headings)
    else if (!split) analysis.total += UNKNOWN_SHARE
    const word = words.find((one) => one.term === term)!.folded
    if (corrections.length > 0) analysis.corrections.push({ typed: word, known: corrections })
    else if (!split) analysis.unknown.push(word)
  }
  for (const [a, b] of wordPairs) {
    if (known.has(pairTerm(a, b))) add(pairTerm(a, b), known.get(pairTerm(a, b))!, PAIR, 0)
    if (known.has(a + b)) add(a + b, known.get(a + b)!, JOINED, 1)
  }
  if (known.has(name)) add(name, known.get(name)!, NAME, 0)
  return analysis
}
