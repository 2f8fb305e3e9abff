const DIGIT = /\p{Nd}/u

/**
 * Decimal digits of any script become Latin ones; everything else stays. Unicode keeps each script's ten in a
 * row, zero first.
 */
export function latinDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0)!
    let first = point
    // Mathematical digits are five scripts' tens in one row: hence the remainder.
    while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1
    return String((point - first) % 10)
  })
}

/**
 * Control and format signs, halves of a pair and whatever else is drawn as nothing; white space and U+200C
 * are looked at below.
 */
const UNSEEN = /(?![\t\n\v\f\r\u200c])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
/**
 * An Arabic letter that joins to the left, and one to join: only between them is a non-joiner (U+200C) seen.
 */
const JOINS = /(?![اأإآٱدذرزوؤةءڈڑژ])\p{L}$/u
const ARABIC = /^\p{Script=Arabic}/u

/**
 * Text without what nobody sees: marks that change direction, zero-width signs, controls (PostgreSQL holds no
 * NUL). They must not hide in codes and names, nor part a name from its search. Lines and tabs stay.
 */
export function stripUnseen(text: string): string {
  return text.replace(UNSEEN, '').replace(/\u200c+/g, (run, at: number, whole: string) => {
    const [before, after] = [
      whole.slice(Math.max(0, at - 1), at),
      whole.slice(at + run.length, at + run.length + 1),
    ]
    return ARABIC.test(before) && JOINS.test(before) && ARABIC.test(after) ? '\u200c' : ''
  })
}

/**
 * What is drawn as a short line: every dash, minus and bullet of the kind, the Arabic tatweel and the Urdu
 * full stop.
 */
const DASH = /[\p{Pd}\u02d7\u0640\u06d4\u2043\u207b\u208b\u2212\u2500]/gu
/** Slashes of other scripts, and the Arabic date separator. */
const SLASH = /[\u060d\u2044\u2215\u29f8]/g
/** ASCII in full width, as Asian keyboards write it. */
const FULL_WIDTH = /[\uff01-\uff5e]/g

/**
 * What somebody typed or pasted for the portal to read (a code, number, day, amount or address), in plain
 * signs: nothing unseen, Latin digits, one kind of dash and slash, full-width forms in ASCII, white space
 * single and trimmed. Every reader starts from it. Names and other prose go through `cleanText`.
 */
export function cleanTyped(text: string): string {
  return latinDigits(
    stripUnseen(text).replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)),
  )
    .replace(DASH, '-')
    .replace(SLASH, '/')
    .replace(/[\s\u200c]+/g, ' ')
    .trim()
}

/** `cleanTyped` without white space: the form in which numbers are stored. */
export function cleanCode(text: string): string {
  return cleanTyped(text).replace(/ /g, '')
}

/**
 * A code that is read from paper or a message: capitals and digits, without what people put between their
 * groups.
 */
export function cleanGroups(text: string): string {
  return cleanCode(text)
    .toUpperCase()
    .replace(/[-._/\\:,،·•]/g, '')
}

/** Text as typed, trimmed, with inner white space single and nothing unseen in it. */
export function cleanText(text: string): string {
  return stripUnseen(text).normalize('NFC').replace(/\s+/g, ' ').trim()
}

/**
 * Letters by which Persian, Urdu and Kurdish keyboards, and Arabic ones of other regions, write the same
 * words.
 */
const SAME_LETTERS: readonly (readonly [string, RegExp])[] = [
  ['ا', /[أإآٱٲٳٵ]/g],
  ['ب', /[پٻ]/g],
  ['ت', /[ٹٺټ]/g],
  ['ج', /[چڃڄڇ]/g],
  ['د', /[ڈډڌڎ]/g],
  ['ر', /[ڑړڕږ]/g],
  ['ز', /[ژڗ]/g],
  ['ف', /[ڤڡ]/g],
  ['ق', /[ڨ]/g],
  ['ك', /[کڪګگڭڬ]/g],
  ['ل', /[ڵڷ]/g],
  ['ن', /[ںڻڼ]/g],
  ['ه', /[ةہھەۃۀۂۿ]/g],
  ['و', /[ؤۆۇۈۉۊۋ]/g],
  ['ي', /[ىئیېێۍےۓ]/g],
]
/** Vowels and other marks on Arabic letters, and the tatweel. */
const ARABIC_MARKS =
  /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff]/g

/**
 * Folds a text for search and to tell names apart: hamza forms, ta marbuta, alef maqsura, letters of Persian,
 * Urdu and Kurdish keyboards, marks, tatweel, dashes, case, digits (domain §4.3). Stored search columns hold
 * what it gave: a change of it needs a migration of them, and a raise of the tariff index's rules.
 */
export function foldText(text: string): string {
  const plain = latinDigits(
    stripUnseen(text)
      .replace(/\u200c/g, '')
      .normalize('NFKC'),
  )
    .toLowerCase()
    .replace(ARABIC_MARKS, '')
    .replace(DASH, '-')
  return SAME_LETTERS.reduce((folded, [letter, others]) => folded.replace(others, letter), plain)
    .replace(/\s+/g, ' ')
    .trim()
}
