/** UTF-8 with this in front: without it Excel takes Arabic for Latin. */
export const CSV_START = '\ufeff'

/** What a spreadsheet runs: a text that begins like a formula, also after blanks. */
const FORMULA = /^[\s\u200e\u200f\u2066-\u2069\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]/
/**
 * What it takes for a number and shows otherwise: twelve digits and more as 1.00203E+17, without zeros in
 * front, `12E34`.
 */
const NUMBER = /^(?:\d{12,}|0\d+|\d+(?:\.\d+)?[eEdD][+-]?\d+)$/

/**
 * One CSV field of text. Danger: names are other people's words, and numbers of payments are longer than a
 * spreadsheet counts: what it would run or count gets an apostrophe in front, so that it is kept as text
 * (OWASP, CSV injection).
 */
export function csvText(text: string): string {
  const safe = FORMULA.test(text) || NUMBER.test(text) ? `'${text}` : text
  return /[",;\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of RFC 4180, with its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvText).join(',')}\r\n`
