/** Arabic-Indic (U+0660) and extended (U+06F0) digits become Latin ones; everything else stays. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** Control and format signs, halves of a pair and whatever else is drawn as nothing; white space and U+200C are looked at below. */
const UNSEEN = /(?![\t\n\v\f\r\u200c])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
/** An Arabic letter that joins to the left, and one to join: only between them is a non-joiner (U+200C) seen. */
const JOINS = /(?![اأإآٱدذرزوؤةءڈڑژ])\p{L}$/u
const ARABIC = /^\p{Script=Arabic}/u

/**
 * Text without what nobody sees: marks that change direction, zero-width signs, controls (PostgreSQL holds no NUL). They
 * must not hide in codes and names, nor part a name from its search. Lines and tabs stay.
 */
export function stripUnseen(text: string): string {
  return text.replace(UNSEEN, '').replace(/\u200c+/g, (run, at: number, whole: string) => {
    const [before, after] = [whole.slice(Math.max(0, at - 1), at), whole.slice(at + run.length, at + run.length + 1)]
    return ARABIC.test(before) && JOINS.test(before) && ARABIC.test(after) ? '\u200c' : ''
  })
}

/** A code as typed (any digits, spaces, marks) in the form it is stored: Latin digits, no spaces. */
export function cleanCode(text: string): string {
  return latinDigits(stripUnseen(text)).replace(/[\s\u200c]+/g, '')
}

/** Text as typed, trimmed, with inner white space single and nothing unseen in it. */
export function cleanText(text: string): string {
  return stripUnseen(text).normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Folds a text for search: hamza forms, ta marbuta, alef maqsura, marks, tatweel, case, digits (domain §4.3). */
export function foldText(text: string): string {
  return latinDigits(stripUnseen(text))
    .replace(/\u200c/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[ؤ]/g, 'و')
    .replace(/[ئ]/g, 'ي')
    .replace(/\s+/g, ' ')
    .trim()
}
