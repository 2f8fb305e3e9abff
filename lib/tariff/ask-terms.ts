import { db } from '@/lib/db/client'
import { nameTerm, pairTerm } from './build-index'
import { formsOf, isSpelled, mayMean } from './spelling'
import { wholeTerms, wordsOf, type Word } from './words'

/** A term to look for: what a hit is worth, and how much of what was asked it answers. */
export type AskedTerm = { term: string; weight: number; share: number }
export type Asked = {
  words: Word[]
  terms: AskedTerm[]
  /** All shares together. */
  total: number
  /** Words that nothing here holds, and what was taken for them. */
  meant: { typed: string; known: string[] }[]
  unknown: string[]
}

/** Headings of the nomenclature: what rarity is measured by. */
const HEADINGS = 1_228
/** More words than anybody types on purpose. */
export const MOST_WORDS = 24
/** Letters of the longest word that is guessed at. */
const LONGEST_WORD = 40
/** Known words that one unknown may have been meant as. */
const MOST_MEANT = 3
/** What an unknown word costs: as if it were rare. */
const UNKNOWN_SHARE = 3
const [PAIR, NAME, JOINED, SPLIT, ONE_MISTAKE, TWO_MISTAKES] = [0.6, 1.5, 0.9, 0.7, 0.6, 0.4]
/** Parts of a word that was written as one may be no common words. */
const MOST_COMMON_PART = 200

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

type Neighbour = { term: string; headings: number; apart: number }

/**
 * Known terms that the typed ones may have been meant as, the likeliest first. The limits make PostgreSQL go by the index,
 * also right after a rebuild, when it knows nothing of the tables yet.
 */
async function neighboursOf(typed: readonly string[]): Promise<Map<string, Neighbour[]>> {
  const found = new Map<string, Neighbour[]>()
  const forms = typed.filter(isSpelled).flatMap((term) => formsOf(term).map((form) => ({ form, term })))
  if (forms.length === 0) return found
  const rows = await db.$queryRaw<{ typed: string; term: string; headings: number }[]>`
    SELECT DISTINCT given.typed, s.term, t.headings::int FROM unnest(${forms.map(({ form }) => form)}::text[], ${forms.map(({ term }) => term)}::text[]) given(form, typed)
    CROSS JOIN LATERAL (SELECT term FROM "TariffSpelling" WHERE form = given.form LIMIT 100) s
    CROSS JOIN LATERAL (SELECT headings FROM "TariffTerm" WHERE term = s.term LIMIT 1) t`
  for (const row of rows) {
    const apart = mayMean(row.typed, row.term)
    if (apart !== undefined) found.set(row.typed, [...found.get(row.typed) ?? [], { term: row.term, headings: row.headings, apart }])
  }
  for (const [word, near] of found) found.set(word, near.sort((a, b) => a.apart - b.apart || b.headings - a.headings || (a.term < b.term ? -1 : 1)).slice(0, MOST_MEANT))
  return found
}

/** Known terms that begin with a word that was left unfinished, the commonest first, at most so many. By the index on beginnings. */
export async function endingsOf(beginning: string, most: number): Promise<{ term: string; headings: number }[]> {
  return db.$queryRaw`
    SELECT term, headings::int FROM "TariffTerm" WHERE term LIKE ${`${beginning}%`} AND term NOT LIKE '%\\_%' ORDER BY headings DESC, term LIMIT ${most}`
}

/** Places where a long word falls into two. */
const cuts = (term: string): [string, string][] => Array.from({ length: Math.max(0, term.length - 5) }, (_, at) => [term.slice(0, at + 3), term.slice(at + 3)])

/**
 * What a text asks for: its words' stems, what mistyped ones may mean, words written as one or apart, pairs and whole
 * names. One query, three when a word is not known, four when that is the last one.
 * @param text as typed; words beyond the 24th are not looked at
 * @param mayBeOpen whether a last word that is not known may be the beginning of one
 */
export async function askTerms(text: string, mayBeOpen = true): Promise<Asked> {
  const words = wordsOf(text.slice(0, 1_000)).slice(0, MOST_WORDS)
  const typed = words.map(({ term }) => term)
  const single = [...new Set(typed)]
  const asked: Asked = { words, terms: [], total: 0, meant: [], unknown: [] }
  if (single.length === 0) return asked
  const couples = typed.slice(1).map((term, index) => [typed[index]!, term] as const)
  const whole = wholeTerms(text.slice(0, 1_000))
  const name = whole ? nameTerm(whole) : ''
  const known = await headingsOf([...single, ...couples.flatMap(([a, b]) => [pairTerm(a, b), a + b]), name])
  // Nothing that is longer is a word; looking for its neighbours would take a second.
  const strange = single.filter((term) => !known.has(term) && term.length <= LONGEST_WORD)
  const [near, halves] = strange.length > 0 ? await Promise.all([neighboursOf(strange), headingsOf(strange.flatMap((term) => cuts(term).flat()))]) : [new Map<string, Neighbour[]>(), known]
  const add = (term: string, headings: number, factor: number, share: number) => void asked.terms.push({ term, weight: factor * rarity(headings), share: share * rarity(headings) })
  for (const term of single) {
    const headings = known.get(term)
    if (headings !== undefined) {
      add(term, headings, 1, 1)
      asked.total += rarity(headings)
      continue
    }
    const cut = strange.includes(term) ? cuts(term).find((two) => two.every((half) => (halves.get(half) ?? MOST_COMMON_PART) < MOST_COMMON_PART)) : undefined
    const guessed = near.get(term) ?? []
    // People press Enter before the word is whole: only the last one.
    const isOpen = mayBeOpen && !cut && term === typed.at(-1) && strange.includes(term) && isSpelled(term)
    const ended = isOpen ? (await endingsOf(term, MOST_MEANT)).map((ending) => ({ ...ending, apart: 1 })) : []
    const meant = [...ended, ...guessed.filter((one) => !ended.some((other) => other.term === one.term))]
    for (const half of cut ?? []) {
      add(half, halves.get(half)!, SPLIT, SPLIT)
      if (meant.length === 0) asked.total += SPLIT * rarity(halves.get(half)!)
    }
    for (const neighbour of meant) add(neighbour.term, neighbour.headings, neighbour.apart === 1 ? ONE_MISTAKE : TWO_MISTAKES, 0.5)
    if (meant.length > 0) asked.total += rarity(meant[0]!.headings)
    else if (!cut) asked.total += UNKNOWN_SHARE
    const word = words.find((one) => one.term === term)!.folded
    if (meant.length > 0) asked.meant.push({ typed: word, known: meant.map((one) => one.term) })
    else if (!cut) asked.unknown.push(word)
  }
  for (const [a, b] of couples) {
    if (known.has(pairTerm(a, b))) add(pairTerm(a, b), known.get(pairTerm(a, b))!, PAIR, 0)
    if (known.has(a + b)) add(a + b, known.get(a + b)!, JOINED, 1)
  }
  if (known.has(name)) add(name, known.get(name)!, NAME, 0)
  return asked
}
