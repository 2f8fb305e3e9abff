import { latinDigits } from '@/lib/core/digits'
import { COMMON_PASSWORDS } from './common-password-list'
import { LEAKED_PASSWORD_WORDS } from './leaked-password-words'

// A list of millions would say little more: under the rule for a password (capital, small, digit, symbol)
// people dress a well-known word up. So the word is undressed and looked up.

const known = new Set([...COMMON_PASSWORDS, ...LEAKED_PASSWORD_WORDS])

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
  '|': 'l',
  '+': 't',
}

/** Rows of a keyboard, the alphabet, digits: any run of them is no secret. */
const RUNS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgb',
  '!@#$%^&*()',
]
const runs = RUNS.flatMap((run) => [run, [...run].reverse().join('')])

/** Years, dates, counting and repeated characters: what people put behind a word. */
const TAIL = /(?:19|20)\d\d|\d{1,4}|[\p{P}\p{S}]/gu

function lettersOf(text: string, lookalikes: boolean): string {
  const folded = lookalikes ? [...text].map((char) => LOOKALIKES[char] ?? char).join('') : text
  return folded.replace(/[^\p{L}]/gu, '')
}

/** `abcabcabc!` → `abc`. */
function unrepeated(text: string): string {
  return /^(.{1,6}?)\1+$/u.exec(text)?.[1] ?? text
}

/**
 * The share of a text that runs along a keyboard row, the alphabet or the digits in pieces of three or more.
 */
function runLength(text: string): number {
  let covered = 0
  for (let at = 0; at < text.length;) {
    let length = 0
    for (let size = text.length - at; size >= 3 && length === 0; size -= 1) {
      if (runs.some((run) => run.includes(text.slice(at, at + size)))) length = size
    }
    covered += length
    at += length || 1
  }
  return covered
}

/**
 * Whether a password is a well-known word however dressed up, one character or piece repeated, or a keyboard
 * run.
 */
export function isCommonPassword(password: string): boolean {
  const text = latinDigits(password).toLowerCase()
  const bare = text.replace(TAIL, '')
  const candidates = [
    text,
    bare,
    lettersOf(text, false),
    lettersOf(text, true),
    lettersOf(text.replace(/[\d\p{P}\p{S}]+$/u, ''), true),
  ]
  if (candidates.some((word) => known.has(word) || known.has(unrepeated(word)))) return true
  if (new Set(text).size <= 4) return true
  return text.length - runLength(text) <= 2
}
