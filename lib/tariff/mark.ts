import { termsOf } from './words'

/** Whether a word of a description is one of those that were looked for. */
export const isMarked = (word: string, terms: ReadonlySet<string>): boolean => termsOf(word).some((term) => terms.has(term))
