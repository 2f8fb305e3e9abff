/** Arabic-Indic (U+0660) and extended (U+06F0) digits become Latin ones; everything else stays. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** Marks that change direction without being seen: they must not hide in codes and names. */
export function stripBidi(text: string): string {
  return text.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
}

/** A code as typed (any digits, spaces, marks) in the form it is stored: Latin digits, no spaces. */
export function cleanCode(text: string): string {
  return latinDigits(stripBidi(text)).replace(/\s+/g, '')
}

/** Text as typed, trimmed, with inner white space single and no invisible marks. */
export function cleanText(text: string): string {
  return stripBidi(text).normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Folds a text for search: hamza forms, ta marbuta, alef maqsura, marks, tatweel, case, digits (domain §4.3). */
export function foldText(text: string): string {
  return latinDigits(stripBidi(text))
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
