import { cleanTyped } from './digits'

/** What people put between the digits of a number. */
const BETWEEN = /[\s().\-/·]/g

/**
 * National digits of a Kuwaiti number as typed: with `+965`, `00965` or `965` before them, blanks, dashes or
 * brackets. The bare `965` counts as Kuwait's only where a whole number follows: mobile numbers begin with it
 * too.
 */
function nationalDigits(text: string): string {
  return cleanTyped(text)
    .replace(BETWEEN, '')
    .replace(/^(?:\+|00)965|^965(?=\d{7,8}$)/, '')
}

/** A Kuwaiti mobile number in E.164, or undefined (domain §2.2: first digit 5, 6, 9, or 41). */
export function parseMobile(text: string): string | undefined {
  const digits = nationalDigits(text)
  return /^(?:[569]\d|41)\d{6}$/.test(digits) ? `+965${digits}` : undefined
}

/**
 * A Kuwaiti fixed line, fax or toll-free number in E.164, or undefined (domain §2.2: 22 to 25, or seven
 * digits from 18).
 */
export function parseLandline(text: string): string | undefined {
  const digits = nationalDigits(text)
  return /^(?:2[2-5]\d{6}|18\d{5})$/.test(digits) ? `+965${digits}` : undefined
}

/** `+96550123456` → `+965 5012 3456`, `+9651881188` → `+965 188 1188`. */
export function formatPhone(e164: string): string {
  const match = /^\+965(\d{3,4})(\d{4})$/.exec(e164)
  return match ? `+965 ${match[1]} ${match[2]}` : e164
}

/** `+96550123456` → `+965 ••••••56`. */
export function maskPhone(e164: string): string {
  return `+965 ••••••${e164.slice(-2)}`
}
