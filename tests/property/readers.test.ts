import fc from 'fast-check'
import { civilIdCheckDigit } from '@/lib/core/civil-id'
import { parseDay } from '@/lib/core/day'
import { cleanCode, cleanGroups, cleanText, cleanTyped, foldText } from '@/lib/core/digits'
import { readDinars } from '@/lib/core/dinars'
import { readEmail } from '@/lib/core/email'
import { civilId } from '@/lib/core/form-fields'
import { readOneTimeCode } from '@/lib/core/one-time-code'
import { parseLandline, parseMobile } from '@/lib/core/phone'
import { readRegistrationNumber } from '@/lib/core/registration-number'
import { readTypedNumber } from '@/lib/core/typed-number'
import { env } from '@/lib/env'
import { readVerifyCode } from '@/lib/receipts/verify-code'
import { readCode } from '@/lib/tariff/read-code'

const runs = { numRuns: env.TEST_DEEP ? 10_000 : 200, seed: 20261130 }

/** First digits of some scripts. */
const SCRIPTS = ['0', '٠', '۰', '०', '０', '𝟘']
const MARKS = [
  '',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202c',
  '\u2066',
  '\u2069',
  '\u061c',
  '\u200b',
  '\ufeff',
  '\u00ad',
]
const BLANKS = ['', ' ', '\u00a0', '\u2003', '\u202f', '\u3000', '\t']
const DASHES = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\ufe63', '\uff0d']
const FULL = (sign: string) => (/[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)

const digitIn = (script: string, digit: string) =>
  String.fromCodePoint(script.codePointAt(0)! + Number(digit))

/**
 * A value as people paste it: digits of any script, full-width signs, marks anywhere, other dashes, blanks
 * around it or, where a kind allows it, between.
 */
const pasted = (plain: string, { blanks = false } = {}) =>
  fc
    .tuple(
      fc.array(
        fc.tuple(
          fc.constantFrom(...SCRIPTS),
          fc.constantFrom(...MARKS),
          fc.constantFrom(...DASHES),
          fc.boolean(),
          fc.constantFrom(...BLANKS),
        ),
        { minLength: plain.length, maxLength: plain.length },
      ),
      fc.constantFrom(...BLANKS),
      fc.constantFrom(...BLANKS),
    )
    .map(
      ([signs, before, after]) =>
        before +
        [...plain]
          .map((sign, index) => {
            const [script, mark, dash, full, blank] = signs[index]!
            let drawn = full ? FULL(sign) : sign
            if (/\d/.test(sign)) drawn = digitIn(script, sign)
            if (sign === '-') drawn = dash
            return drawn + mark + (blanks && index < plain.length - 1 ? blank : '')
          })
          .join('') +
        after,
    )

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const number = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String)

type Kind = { plain: fc.Arbitrary<string>; read: (text: string) => unknown; blanks?: boolean }
const KINDS: Record<string, Kind> = {
  'a one-time code': { plain: digits(6), read: (text) => readOneTimeCode(text), blanks: true },
  'a receipt’s code': {
    plain: fc.stringMatching(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/),
    read: readVerifyCode,
    blanks: true,
  },
  'a day': {
    plain: fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .chain((date) => {
        const [year, month, day] = date.toISOString().slice(0, 10).split('-')
        return fc.constantFrom(
          `${day}/${month}/${year}`,
          `${year}/${month}/${day}`,
          `${day}-${month}-${year}`,
          `${year}-${month}-${day}`,
        )
      }),
    read: parseDay,
  },
  'a mobile number': {
    plain: fc
      .tuple(fc.constantFrom('', '965', '+965', '00965', '+965-'), fc.stringMatching(/^[569]\d{7}$/))
      .map((parts) => parts.join('')),
    read: parseMobile,
    blanks: true,
  },
  'an office’s number': {
    plain: fc
      .tuple(fc.constantFrom('', '965', '(965)'), fc.stringMatching(/^(?:2[2-5]\d{6}|18\d{5})$/))
      .map((parts) => parts.join('')),
    read: parseLandline,
    blanks: true,
  },
  'an amount': {
    plain: fc
      .tuple(number(0, 9_999_999), fc.constantFrom('', '.5', '.25', '.125'))
      .map((parts) => parts.join('')),
    read: readDinars,
    blanks: true,
  },
  'a number of a request': {
    plain: fc
      .tuple(fc.constantFrom('CO', 'PR', 'CE'), number(1, 99_999), digits(2))
      .map((parts) => parts.join('/')),
    read: readTypedNumber,
  },
  'a number of a declaration': {
    plain: fc
      .tuple(fc.constantFrom('TIM', 'IM', 'DO', 'CR'), number(1, 99_999), digits(2))
      .map(([series, running, year]) => `${series}-${running}-KWI${year}`),
    read: readTypedNumber,
  },
  'a registration number': { plain: digits(8), read: readRegistrationNumber, blanks: true },
  'a civil ID': {
    plain: digits(4)
      .filter((serial) => civilIdCheckDigit(`2850101${serial}`) !== undefined)
      .map((serial) => `2850101${serial}${civilIdCheckDigit(`2850101${serial}`)}`),
    read: (text) => {
      const parsed = civilId(() => '2026-11-24').safeParse(text)
      return parsed.success ? parsed.data : undefined
    },
    blanks: true,
  },
  'an e-mail address': {
    plain: fc
      .tuple(fc.stringMatching(/^[a-z][a-z0-9&+_-]{0,10}$/), fc.stringMatching(/^[a-z][a-z0-9]{1,10}$/))
      .map(([local, domain]) => `${local}@${domain}.example`),
    read: readEmail,
  },
  'an HS code': {
    plain: digits(12).map((code) => code.replace(/^(\d{4})(\d\d)(\d\d)/, '$1.$2.$3.')),
    read: readCode,
  },
}

test.each(Object.entries(KINDS))(
  '%s with marks, blanks, dashes and digits of any script is read as the plain one',
  (_name, { plain, read, blanks }) => {
    fc.assert(
      fc.property(
        plain.chain((value) => fc.tuple(fc.constant(value), pasted(value, { blanks }))),
        ([value, typed]) => {
          expect(read(value)).not.toBeUndefined()
          expect(read(typed)).toEqual(read(value))
        },
      ),
      runs,
    )
  },
)

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc
    .array(fc.constantFrom(...MARKS, ...BLANKS, ...DASHES, ...SCRIPTS, ...'aابپگەۃ/.,@٫٬،ـ\u0651\u0654'), {
      maxLength: 16,
    })
    .map((parts) => parts.join('')),
)

test('cleaning and folding again change nothing, and no reader throws for what is typed', () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const clean of [cleanTyped, cleanCode, cleanGroups, cleanText, foldText])
        expect(clean(clean(text))).toBe(clean(text))
      for (const { read } of Object.values(KINDS)) expect(() => read(text)).not.toThrow()
    }),
    runs,
  )
})

test('an address that was read is read as itself', () => {
  fc.assert(
    fc.property(fc.oneof(anything, fc.emailAddress()), (text) => {
      const address = readEmail(text)
      if (address !== undefined)
        expect([readEmail(address), address]).toEqual([address, address.toLowerCase()])
    }),
    runs,
  )
})

test('an amount with one comma and no point is never guessed', () => {
  fc.assert(
    fc.property(
      number(0, 9_999_999),
      fc.constantFrom(',', '،', '，'),
      digits(3).chain((three) => fc.constantFrom(three, three.slice(1), three.slice(2))),
      (dinars, comma, rest) => {
        expect(readDinars(`${dinars}${comma}${rest}`)).toBe('amount')
      },
    ),
    runs,
  )
})
