import { cleanCode } from './digits'

/** Digits of a commercial registration number at most (domain §2.3). */
const MAX_DIGITS = 10

/**
 * The reader of civil numbers: digits of any script, with blanks or dashes between groups, as cards and
 * papers print them.
 */
export function readDigits(typed: string): string {
  return cleanCode(typed).replace(/-/g, '')
}

/**
 * The reader of commercial registration numbers: 1 to 10 digits, zeros before them kept as people see them.
 */
export function readRegistrationNumber(typed: string): string | undefined {
  const digits = cleanCode(typed)
  return new RegExp(`^\\d{1,${MAX_DIGITS}}$`).test(digits) ? digits : undefined
}

/**
 * What two spellings of one commercial registration number have in common: `0482910` and `482910` are one
 * company.
 */
export const numberKey = (number: string): string => number.replace(/^0+/, '')

/** Whether two numbers are one company's. A missing number is nobody's. */
export const isSameNumber = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && numberKey(a) === numberKey(b)

/**
 * Every spelling of a number, for a column's plain index: without zeros before it, and with as many as it may
 * have.
 */
export function spellingsOf(number: string): string[] {
  const key = numberKey(number)
  return Array.from(
    { length: Math.max(MAX_DIGITS - key.length, 0) + 1 },
    (_, zeros) => '0'.repeat(zeros) + key,
  ).filter(Boolean)
}
