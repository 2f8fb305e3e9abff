import { foldText } from '@/lib/core/digits'
import { arabicStem } from './arabic-stem'
import { englishStem } from './english-stem'
import { STOP_WORDS } from './stop-words'

export type Word = {
  /** As it stands in the text, folded. */
  folded: string
  /** What the search compares. */
  term: string
}

const ARABIC = /\p{Script=Arabic}/u
/** A run of letters and digits; a number keeps its fraction. */
const WORD = /\p{N}+[.,]\p{N}+|[\p{L}\p{M}\p{N}]+/gu

/**
 * The letters of a text as the search sees them: folded (domain.md §4.3), Latin letters without accents, no
 * apostrophes.
 */
export function foldWords(text: string): string {
  return foldText(text)
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/(\p{L})['’`´](?=\p{L})/gu, '$1')
}

/** The term of one folded word. */
export function termOf(folded: string): string {
  return ARABIC.test(folded) ? arabicStem(folded) : englishStem(folded)
}

/** The words of a folded text in both languages, in order, with stop words left out, and whether none was. */
export function readFolded(text: string): { words: Word[]; isWhole: boolean } {
  const words: Word[] = []
  let isWhole = true
  for (const [folded] of text.matchAll(WORD)) {
    if (STOP_WORDS.has(folded) || (folded.length < 2 && !/\p{N}/u.test(folded))) isWhole = false
    else words.push({ folded, term: termOf(folded) })
  }
  return { words, isWhole }
}

/** The words of a text in both languages, in order, with stop words left out. */
export const wordsOf = (text: string): Word[] => readFolded(foldWords(text)).words

/** The terms of a text. */
export const termsOf = (text: string): string[] => wordsOf(text).map(({ term }) => term)

/**
 * The terms of a text that says nothing else; undefined where stop words were left out: «used shoes» are no
 * shoes.
 */
export function wholeTerms(text: string): string[] | undefined {
  const { words, isWhole } = readFolded(foldWords(text))
  return isWhole && words.length > 0 ? words.map(({ term }) => term) : undefined
}
