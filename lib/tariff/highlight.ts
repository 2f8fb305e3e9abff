import { termsOf } from './tokenize'

/** Words whose terms are kept: those of descriptions come again with every page. */
const MAX_KEPT = 20_000
const kept = new Map<string, string[]>()

function termsOfWord(word: string): string[] {
  const known = kept.get(word)
  if (known) return known
  if (kept.size >= MAX_KEPT) kept.clear()
  const terms = termsOf(word)
  kept.set(word, terms)
  return terms
}

/** A part of a description: a word that was looked for, or all that stands between two of them. */
export type Part = { text: string; marked: boolean }

/** A description in its parts, which make it up again. @param terms that were looked for */
export function highlightedParts(text: string, terms: ReadonlySet<string>): Part[] {
  const parts: Part[] = []
  // Words stand at even places, what parts them at odd ones.
  for (const [index, piece] of text.split(/(\s+|[،,;()/])/u).entries()) {
    if (piece === '') continue
    const marked = index % 2 === 0 && termsOfWord(piece).some((term) => terms.has(term))
    const last = parts.at(-1)
    if (!marked && last && !last.marked) last.text += piece
    else parts.push({ text: piece, marked })
  }
  return parts
}
