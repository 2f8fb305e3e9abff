import { randomBytes } from 'node:crypto'
import { cleanGroups } from '@/lib/core/digits'

/**
 * Crockford's alphabet: no I, L, O or U, which are misread on paper. Capitals and digits alone keep a QR code
 * small.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16

/** A receipt's code for /verify/<code>: 80 random bits, in 16 characters that can be read out and typed. */
export function newVerifyCode(): string {
  return [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte & 31]).join('')
}

/** `XKQ2T9…` → `XKQ2-T9…`: in fours, as it is printed. */
export function printedVerifyCode(code: string): string {
  return code.match(/.{1,4}/g)!.join('-')
}

/**
 * A code as somebody typed it: any digits, blanks and dashes, small letters, and the misreadings of I, L and
 * O are forgiven.
 * @returns undefined when no receipt can have it
 */
export function readVerifyCode(typed: string): string | undefined {
  const code = cleanGroups(typed).replace(/[IL]/g, '1').replace(/O/g, '0')
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : undefined
}
