import { cleanCode } from './digits'
import { parseFils, type Fils } from './money'

/**
 * Thousands that can be nothing else: Arabic marks, two commas, or a comma with a decimal point behind it.
 */
const GROUPED = /^\d{1,3}(?:(?:٬\d{3})+(?:\.\d+)?|(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/

/**
 * The reader of amounts in dinars: `12.5`, `١٢٫٥`, `1,234.500`, with at most three decimals. Danger: `60,0`
 * and `60,000` are sixty to some and thousands to others. A comma that may be either is never guessed: it is
 * no amount, and the form asks for a point.
 * @returns fils, or why it is no amount; `tooMuch` for more than seven digits of dinars
 */
export function readDinars(typed: string): Fils | 'amount' | 'tooMuch' {
  const text = cleanCode(typed).replaceAll('٫', '.').replaceAll('،', ',')
  const plain = GROUPED.test(text) ? text.replace(/[,٬]/g, '') : text
  return /^\d{8,}(?:\.\d{1,3})?$/.test(plain) ? 'tooMuch' : (parseFils(plain) ?? 'amount')
}

/** The same for amounts that are stored in an int4: undefined for anything else, and above it. */
export function readStoredDinars(typed: string): Fils | undefined {
  const read = readDinars(typed)
  return typeof read === 'number' && read <= 2_147_483_647 ? read : undefined
}
