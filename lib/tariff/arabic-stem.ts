/** What stands before a word: conjunctions, prepositions and the article, longest first. */
const BEFORE = ['وال', 'بال', 'كال', 'فال', 'ولل', 'ال', 'لل']
/** Endings of number, sex and possession, longest first. */
const AFTER = ['هما', 'تان', 'تين', 'يات', 'ات', 'ان', 'ين', 'ون', 'ها', 'يه', 'ه', 'ي', 'ا']

/**
 * The stem of an Arabic word: without the article, what is written on to it, and endings of number and sex.
 * Light on purpose: broken plurals are words of their own in the nomenclature. @param word folded as
 * `foldText` does
 */
export function arabicStem(word: string): string {
  let stem = word
  const before = BEFORE.find((one) => stem.startsWith(one) && stem.length - one.length >= 3)
  if (before) stem = stem.slice(before.length)
  else if (stem.startsWith('و') && stem.length >= 5) stem = stem.slice(1)
  const after = AFTER.find((one) => stem.endsWith(one) && stem.length - one.length >= 3)
  return after ? stem.slice(0, -after.length) : stem
}
