/** Shorter words have too many neighbours to guess among. */
const MIN_LENGTH = 4
/** A word of so many letters may hold two mistakes. */
const TWO_MISTAKES_LENGTH = 8

/** Whether mistakes in a term are forgiven: not in numbers, pairs and names. */
export const isSpelled = (term: string): boolean => term.length >= MIN_LENGTH && !/[\p{N}_= ]/u.test(term)

/** A term and all that is left of it without one of its letters: two words a mistake apart share one. */
export function formsOf(term: string): string[] {
  const letters = [...term]
  return [...new Set([term, ...letters.map((_, at) => letters.filter((__, index) => index !== at).join(''))])]
}

/**
 * Letters to change, leave out, add or swap with the neighbour to make one word of the other
 * (Damerau–Levenshtein, restricted).
 */
export function distance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    before = last
    last = row
  }
  return last[b.length]!
}

/**
 * Whether a known term may have been meant by a mistyped one; the first letter is seldom wrong in long words.
 */
export function spellingDistance(typed: string, known: string): number | undefined {
  const apart = distance(typed, known)
  return apart <= ([...typed].length >= TWO_MISTAKES_LENGTH ? 2 : 1) ? apart : undefined
}
