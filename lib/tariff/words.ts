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

/** The letters of a text as the search sees them: folded (domain.md §4.3), Latin letters without accents, no apostrophes. */
export function foldWords(text: string): string {
  return foldText(text).normalize('NFD').replace(/(\p{Script=Latin})\p{M}+/gu, '$1').normalize('NFC').replace(/(\p{L})['’`´](?=\p{L})/gu, '$1')
}

/** The term of one folded word. */
export function termOf(folded: string): string {
  return ARABIC.test(folded) ? arabicStem(folded) : englishStem(folded)
}

/** The words of a text in both languages, in order, with stop words left out. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const [folded] of foldWords(text).matchAll(WORD)) {
    if (STOP_WORDS.has(folded) || (folded.length < 2 && !/\p{N}/u.test(folded))) continue
    words.push({ folded, term: termOf(folded) })
  }
  return words
}

/** The terms of a text. */
export const termsOf = (text: string): string[] => wordsOf(text).map(({ term }) => term)

/** The terms of a text that says nothing else; undefined where stop words were left out: «used shoes» are no shoes. */
export function wholeTerms(text: string): string[] | undefined {
  const terms = termsOf(text)
  return terms.length > 0 && [...foldWords(text).matchAll(WORD)].length === terms.length ? terms : undefined
}
