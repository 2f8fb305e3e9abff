import fc from 'fast-check'
import { formValues } from '@/lib/actions/form-values'
import { cleanCode, cleanText, foldText } from '@/lib/core/digits'
import { arabicText, latinText } from '@/lib/core/form-fields'
import { env } from '@/lib/env'

const runs = { numRuns: env.TEST_DEEP ? 20_000 : 500, seed: 20261124 }

// Cyrillic and Greek look-alikes, full letters of mathematics, and what nobody sees.
const UNSEEN = [
  '\0',
  '\u0007',
  '\u007f',
  '\u0085',
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u3164',
  '\ufe0f',
  '\ufeff',
  '\u{e0041}',
  '\ud800',
]
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc
    .array(fc.constantFrom(...UNSEEN, ...'aأبد ى٤\n\t', 'А', 'Α', '𝐀', 'ـ', '\u0651'), { maxLength: 14 })
    .map((parts) => parts.join('')),
)
const UNSEEN_LEFT = /[\p{Cc}\p{Cs}]|(?!\u200c)[\p{Cf}\p{Default_Ignorable_Code_Point}]/u
const LOOSE_JOINER = /(?<!\p{Script=Arabic})\u200c|\u200c(?!\p{Script=Arabic})/u
const read = (block: ReturnType<typeof latinText>, value: string) => {
  const parsed = block.safeParse(value)
  return parsed.success ? parsed.data : parsed.error.issues[0]!.message
}

test('nothing that is not seen is left in a text, and cleaning again changes nothing', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const clean = cleanText(text)
      expect(clean).not.toMatch(UNSEEN_LEFT)
      expect(clean).not.toMatch(LOOSE_JOINER)
      expect(cleanText(clean)).toBe(clean)
      expect(cleanCode(text)).not.toMatch(UNSEEN_LEFT)
      expect(foldText(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      expect(foldText(clean)).toBe(foldText(text))
    }),
    runs,
  )
})

test('a name is found by its search text whatever unseen signs were put into it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('ACME Trading Co.', 'شركة الأفق للتجارة'),
      fc.array(fc.tuple(fc.nat(20), fc.constantFrom(...UNSEEN))),
      (name, put) => {
        const typed = put
          .reduce<string[]>((signs, [at, sign]) => signs.toSpliced(at, 0, sign), [...name])
          .join('')
        expect(foldText(typed)).toBe(foldText(name))
        expect(foldText(cleanText(typed))).toBe(foldText(name))
      },
    ),
    runs,
  )
})

test('what passes as a Latin or an Arabic name holds letters of that script alone', () => {
  const passed = { latin: 0, arabic: 0 }
  fc.assert(
    fc.property(anything, (text) => {
      const [latin, arabic] = [latinText(120).safeParse(text), arabicText(120).safeParse(text)]
      if (latin.success) {
        passed.latin += 1
        expect(latin.data.replace(/\p{Script=Latin}/gu, '')).not.toMatch(/\p{L}/u)
      }
      if (arabic.success) {
        passed.arabic += 1
        expect(arabic.data.replace(/[\p{Script=Arabic}ـ]/gu, '')).not.toMatch(/\p{L}/u)
      }
    }),
    runs,
  )
  for (const count of Object.values(passed)) expect(count).toBeGreaterThan(0)
})

test.each([
  ['АСМЕ Co', 'latinOnly'],
  ['ΑCME Co', 'latinOnly'],
  ['𝐀CME Co', 'latinOnly'],
  ['Al أفق', 'latinOnly'],
  ['123 & Co', '123 & Co'],
  ['ACME\u200b Trading', 'ACME Trading'],
  ['ACME\0', 'ACME'],
  ['Café & Söhne (W.L.L.) 2/4', 'Café & Söhne (W.L.L.) 2/4'],
  ['12', 'latinOnly'],
])('%j as a Latin name', (typed, expected) => expect(read(latinText(120), typed)).toBe(expected))

test.each([
  ['شركة Аفق', 'arabicOnly'],
  ['شركة א', 'arabicOnly'],
  ['شركة الأفق – فرع 2 (ذ.م.م) ٤٨', 'شركة الأفق – فرع 2 (ذ.م.م) ٤٨'],
  ['شَركة الأُفـق', 'شَركة الأُفـق'],
  ['نیم\u200cفاصله', 'نیم\u200cفاصله'],
  ['دار\u200cالأفق', 'دارالأفق'],
  ['شركة\u200c', 'شركة'],
])('%j as an Arabic name', (typed, expected) => expect(read(arabicText(120), typed)).toBe(expected))

test('forms arrive without unseen signs; lines stay lines, and passwords are what was typed', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['note', 'one\r\ntwo\u202e\0'],
    ['list', 'a\0'],
    ['list', 'b\u200b'],
    ['password', 'a\u200db'],
    ['repeat', 'a\u200db'],
  ] as const)
    form.append(name, value)
  expect(formValues(form)).toEqual({
    note: 'one\r\ntwo',
    list: ['a', 'b'],
    password: 'a\u200db',
    repeat: 'a\u200db',
  })
})
