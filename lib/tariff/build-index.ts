import { foldWords, readFolded } from './tokenize'

export type IndexNode = {
  code: string
  position: number
  textAr: string
  textEn: string
  wordsAr: string
  wordsEn: string
}
/** A national line: its words count for the subheading that its code begins with. */
export type IndexLine = { code: string; textAr: string | null; textEn: string | null }

export type IndexTerm = {
  term: string
  /**
   * Positions of nodes, the one of which it says most first, and beside each how much it says, in
   * thousandths.
   */
  documents: number[]
  weights: number[]
  /** How many headings hold the term. */
  headings: number
}

/** What a word says, by where it stands; found by trial (docs/measurements.md). */
const WEIGHTS = {
  text: 1,
  words: 1,
  lines: 0.8,
  pair: 1,
  name: 1,
  head: 0.8,
  /**
   * A heading's words say as much of its subheadings, a chapter's this of all in it, a subheading's this of
   * its heading.
   */
  fromHeading: 0.7,
  pairFromHeading: 0.6,
  fromChapter: 0.25,
  fromBelow: 0.5,
} as const

/** BM25's saturation of repetitions, and how much long texts pay for their length. */
const [SATURATION, LENGTH] = [1.2, 0.3]

/** Everyday names of a node. @param words with commas of either script */
export const namesOf = (words: string): string[] =>
  words
    .split(/[,،]/)
    .map((name) => name.trim())
    .filter(Boolean)
/** The term of a whole name: words in any order. */
export const nameTerm = (terms: readonly string[]): string => `=${[...terms].sort().join(' ')}`
/** The term of two words that follow each other. */
export const pairTerm = (first: string, second: string): string => `${first}_${second}`

/** Words that a name may have: with three, the words alone find the same. */
const SHORT_NAME = 2
/** A pair that fewer headings hold says nothing that its words do not. */
const MIN_HEADINGS = 2

type Read = { terms: string[]; isWhole: boolean }

/** What a folded text says. */
function read(folded: string): Read {
  const { words, isWhole } = readFolded(folded)
  return { terms: words.map(({ term }) => term), isWhole }
}

/**
 * What a description is of: the last word of each part in English, before «of» and the like, and the first
 * one in Arabic.
 */
const headsOf = (english: string, arabic: Read): (string | undefined)[] => [
  ...english
    .split(/[,;(]|\s(?:and|or)\s/)
    .map((part) => read(part.split(/\s(?:of|for|with|in|from|used|to|by)\s/, 1)[0]!).terms.at(-1)),
  arabic.terms[0],
]

type Weights = Map<string, number>
type Own = { weights: Weights; pairs: Set<string>; names: Set<string> }

function countInto(counts: Weights, terms: Iterable<string>): Weights {
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function addAll(weights: Weights, more: Weights, factor: number): void {
  for (const [term, weight] of more) weights.set(term, (weights.get(term) ?? 0) + weight * factor)
}

/** What a node says of itself, with the lines below it. */
function ownOf(node: IndexNode, lines: readonly IndexLine[]): Own {
  const own: Own = { weights: new Map(), pairs: new Set(), names: new Set() }
  const texts = [node.textEn, node.textAr].map(foldWords) as [string, string]
  const names = [node.wordsEn, node.wordsAr].flatMap((words) => namesOf(foldWords(words)).map(read))
  const said = texts.map(read) as [Read, Read]
  const repeated = (terms: Iterable<string>, factor: number, most: number, power: number) => {
    const counts = countInto(new Map(), terms)
    for (const [term, count] of counts)
      own.weights.set(term, (own.weights.get(term) ?? 0) + factor * Math.min(count, most) ** power)
  }
  repeated(
    said.flatMap(({ terms }) => terms),
    WEIGHTS.text,
    2,
    0.5,
  )
  repeated(
    names.flatMap(({ terms }) => terms),
    WEIGHTS.words,
    3,
    0.5,
  )
  repeated(
    lines.flatMap((line) => [...new Set(read(foldWords(`${line.textEn ?? ''} ${line.textAr ?? ''}`)).terms)]),
    WEIGHTS.lines,
    3,
    0.4,
  )
  for (const { terms } of [...names, ...said])
    for (let at = 0; at + 1 < terms.length; at += 1) own.pairs.add(pairTerm(terms[at]!, terms[at + 1]!))
  for (const term of headsOf(texts[0], said[1]))
    if (term !== undefined) own.weights.set(term, (own.weights.get(term) ?? 0) + WEIGHTS.head)
  // People use the first part of a description as a name: «cement» of «Cement, slag and clinker».
  for (const { terms, isWhole } of [
    ...names,
    ...texts.map((text) => read(text.split(/[,;؛،()]|\s(?:and|or)\s/, 1)[0]!)),
  ]) {
    if (isWhole && terms.length > 0 && terms.length <= SHORT_NAME) own.names.add(nameTerm(terms))
  }
  return own
}

/** Headings and subheadings with the words of what stands above and below them. */
function inherit(nodes: readonly IndexNode[], owns: ReadonlyMap<string, Own>): Map<string, Weights> {
  const all = new Map<string, Weights>()
  for (const { code } of nodes) if (code.length > 3) all.set(code, new Map(owns.get(code)!.weights))
  for (const [code, weights] of all) {
    const heading = all.get(code.slice(0, 4))!
    if (code.length === 4) continue
    for (const [term, weight] of owns.get(code)!.weights)
      if (weight * WEIGHTS.fromBelow > (heading.get(term) ?? 0)) heading.set(term, weight * WEIGHTS.fromBelow)
    addAll(weights, owns.get(code.slice(0, 4))!.weights, WEIGHTS.fromHeading)
  }
  for (const [code, weights] of all) addAll(weights, owns.get(code.slice(0, 2))!.weights, WEIGHTS.fromChapter)
  return all
}

/**
 * Inverted lists over headings and subheadings, BM25 with the words of ancestors counted in. Pure; a second
 * for the nomenclature with thirteen thousand lines.
 * @param nodes chapters, headings and subheadings; sections are passed over
 */
export function buildIndex(nodes: readonly IndexNode[], lines: readonly IndexLine[]): IndexTerm[] {
  const below = new Map<string, IndexLine[]>()
  for (const line of lines)
    below.set(line.code.slice(0, 6), [...(below.get(line.code.slice(0, 6)) ?? []), line])
  const goods = nodes.filter(({ code }) => /^\d/.test(code))
  const owns = new Map(goods.map((node) => [node.code, ownOf(node, below.get(node.code) ?? [])]))
  const lengths = new Map(
    [...owns].map(([code, { weights }]) => [
      code,
      [...weights.values()].reduce((sum, weight) => sum + weight, 0),
    ]),
  )
  const mean = [...lengths.values()].reduce((sum, length) => sum + length, 0) / Math.max(lengths.size, 1)
  // Nodes come heading by heading: the last one that holds a term is enough to count them.
  const terms = new Map<string, IndexTerm & { last: string }>()
  const put = (term: string, { code, position }: IndexNode, weight: number) => {
    let entry = terms.get(term)
    if (!entry) terms.set(term, (entry = { term, documents: [], weights: [], headings: 0, last: '' }))
    const says = Math.max(1, Math.min(32_767, Math.round(weight * 1000)))
    const [first, most] = [entry.documents[0], entry.weights[0]]
    entry.documents.push(position)
    entry.weights.push(says)
    // The node that says most of a term stands first: there it is written as people write it.
    if (first !== undefined && says > most!) {
      entry.documents[0] = position
      entry.weights[0] = says
      entry.documents[entry.documents.length - 1] = first
      entry.weights[entry.weights.length - 1] = most!
    }
    const heading = code.slice(0, 4)
    if (weight <= 0.5 || entry.last === heading) return
    entry.headings += 1
    entry.last = heading
  }
  const inherited = inherit(goods, owns)
  for (const node of goods) {
    const [weights, own, heading] = [
      inherited.get(node.code),
      owns.get(node.code)!,
      owns.get(node.code.slice(0, 4))!,
    ]
    if (!weights) continue
    const norm = SATURATION * (1 - LENGTH + (LENGTH * lengths.get(node.code)!) / mean)
    for (const [term, weight] of weights) put(term, node, (weight * (SATURATION + 1)) / (weight + norm))
    for (const pair of own.pairs) put(pair, node, WEIGHTS.pair)
    for (const name of own.names) put(name, node, WEIGHTS.name)
    for (const pair of heading.pairs)
      if (!own.pairs.has(pair)) put(pair, node, WEIGHTS.pair * WEIGHTS.pairFromHeading)
  }
  return [...terms.values()]
    .filter(({ term, headings }) => headings >= MIN_HEADINGS || !term.includes('_'))
    .map(({ last: _last, ...term }) => ({ ...term, headings: Math.max(term.headings, 1) }))
}
