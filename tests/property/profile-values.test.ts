import fc from 'fast-check'
import { env } from '@/lib/env'
import { civilIdCheckDigit } from '@/lib/core/civil-id'
import { FIELD_NAMES, FIELDS, type FieldName } from '@/lib/companies/fields'
import {
  displayValues,
  profileToValues,
  valuesToProfile,
  type ProfileColumns,
} from '@/lib/companies/profile-values'
import { parseField, parseFields, type FieldValues } from '@/lib/companies/schema'

const TODAY = '2026-11-24'
const RUNS = { numRuns: env.TEST_DEEP ? 2000 : 200, seed: 20261124 }

const two = (n: number) => String(n).padStart(2, '0')
const past = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  .map((date) => `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`)
const future = fc
  .date({ min: new Date('2026-12-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`)
const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max })
const eight = (first: string) => digits(6, 6).map((rest) => `${first}${rest}`)
const civilId = fc
  .tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(
    ([year, month, day, serial]) => `2${two(year)}${two(month)}${two(day)}${String(serial).padStart(4, '0')}`,
  )
  .filter((eleven) => civilIdCheckDigit(eleven) !== undefined)
  .map((eleven) => eleven + civilIdCheckDigit(eleven))
const words = (letters: string) =>
  fc
    .array(fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((list) => list.join(' '))

const BY_KIND = {
  arabic: words('ابتثجحخدذرزسشصضطظعغفقكلمنهويةى'),
  latin: words('abcdefghijklmnopqrstuvwxyzABC'),
  text: words('ابتabc123'),
  civilId,
  day: past,
  mobile: fc.constantFrom('50', '65', '99', '41').chain(eight),
  landline: fc.constantFrom('22', '23', '24', '25').chain(eight),
  email: words('abcdef').map((text) => `${text.replaceAll(' ', '.')}@example.com`),
  url: words('abcdef').map((text) => `https://${text.replaceAll(' ', '-')}.example/`),
  choice: fc.constantFrom('PERMANENT', 'TEMPORARY'),
  boolean: fc.constantFrom('on', ''),
  code: digits(6, 6),
}
const typed = fc.record(
  Object.fromEntries(
    FIELDS.map(({ name, kind, required }) => {
      const value = /ExpiresOn$/.test(name) ? future : BY_KIND[kind]
      return [name, required || kind === 'boolean' ? value : fc.oneof(fc.constant(''), value)]
    }),
  ) as Record<FieldName, fc.Arbitrary<string>>,
)

const columns = (values: FieldValues) => {
  const empty = Object.fromEntries(
    FIELD_NAMES.map((name) => [name === 'signatoryCivilId' ? 'signatoryCivilIdCipher' : name, null]),
  )
  return { ...empty, industrial: false, ...valuesToProfile(values) } as unknown as ProfileColumns
}

test('every valid form parses, is stored, shown again and parses to the same answers', () => {
  fc.assert(
    fc.property(typed, (form) => {
      const first = parseFields(FIELD_NAMES, form, TODAY)
      if (!first.ok) throw new Error(JSON.stringify(first.problems))
      const again = parseFields(FIELD_NAMES, profileToValues(columns(first.value)), TODAY)
      expect(again).toEqual(first)
    }),
    RUNS,
  )
})

test('Arabic-Indic digits give what Latin digits give', () => {
  const arabicIndic = (text: string) =>
    text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
  const numeric = FIELDS.filter(({ kind }) =>
    ['civilId', 'day', 'mobile', 'landline', 'code'].includes(kind),
  ).map((field) => field.name)
  fc.assert(
    fc.property(typed, fc.constantFrom(...numeric), (form, name) => {
      expect(parseField(name, arabicIndic(form[name]), TODAY)).toEqual(parseField(name, form[name], TODAY))
    }),
    RUNS,
  )
})

test('one wrong digit of a civil ID is always found', () => {
  fc.assert(
    fc.property(
      civilId,
      fc.integer({ min: 7, max: 11 }),
      fc.integer({ min: 1, max: 9 }),
      (id, position, by) => {
        const wrong =
          id.slice(0, position) + String((Number(id[position]) + by) % 10) + id.slice(position + 1)
        expect(parseField('signatoryCivilId', wrong, TODAY).ok).toBe(false)
      },
    ),
    RUNS,
  )
})

test('whatever is typed, parsing answers and never throws', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIELD_NAMES), fc.string({ unit: 'grapheme' }), (name, text) => {
      expect(typeof parseField(name, text, TODAY).ok).toBe('boolean')
    }),
    RUNS,
  )
})

test('a masked reading never holds the civil ID', () => {
  fc.assert(
    fc.property(civilId, (id) => {
      const shown = displayValues(columns({ signatoryCivilId: id, residencyNumber: id }), {
        maskPersonal: true,
      })
      expect(Object.values(shown).join(' ')).not.toContain(id)
      expect(shown.signatoryCivilId).toBe(`${id.slice(0, 4)}••••${id.slice(-4)}`)
    }),
    RUNS,
  )
})
