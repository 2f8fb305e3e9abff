import fc from 'fast-check'
import { codeSchema, registrationSchema } from '@/lib/accounts/schema'
import { civilIdCheckDigit } from '@/lib/core/civil-id'
import { env } from '@/lib/env'

const runs = { numRuns: env.TEST_DEEP ? 5000 : 200, seed: 20261124 }

const GOOD = {
  legalEntity: 'LIMITED_LIABILITY',
  crNumber: '731155',
  firstName: 'نوف',
  lastName: 'العتيبي',
  gender: 'FEMALE',
  civilId: '288020122596',
  mobile: '50123456',
  email: 'Nouf@Trade.example',
  password: 'Kuwait#2026x',
  passwordAgain: 'Kuwait#2026x',
  terms: 'on',
  captchaId: 'x',
  captchaAnswer: 'y',
}
const faults = (values: Record<string, unknown>) => {
  const parsed = registrationSchema.safeParse(values)
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}:${issue.message}`)
}
const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))

test('a good registration is understood, with the e-mail in lower case and the mobile in E.164', () => {
  expect(registrationSchema.parse(GOOD)).toMatchObject({
    email: 'nouf@trade.example',
    mobile: '+96550123456',
    captchaWay: 'picture',
    altcha: '',
  })
})

test('every fault is told at once, the passwords included', () => {
  expect(faults({})).toEqual([
    ...[
      'legalEntity',
      'firstName',
      'lastName',
      'gender',
      'civilId',
      'mobile',
      'email',
      'password',
      'passwordAgain',
      'captchaAnswer',
    ].map((field) => `${field}:required`),
    'terms:termsNotAccepted',
  ])
  expect(faults({ ...GOOD, captchaAnswer: ' ', captchaWay: 'skip' })).toEqual([])
  expect(faults({ ...GOOD, civilId: '288020122597', passwordAgain: 'x' })).toEqual([
    'civilId:civilIdCheckDigit',
    'passwordAgain:passwordMismatch',
  ])
  expect(faults({ ...GOOD, password: 'short', passwordAgain: 'short' })).toEqual(['password:passwordLength'])
})

test('asking for another picture judges nothing', () =>
  expect(registrationSchema.parse({ refresh: '1' })).toBe('refresh'))

test('a civil ID passes with the right check digit and with no other, in Latin and Arabic-Indic digits', () => {
  const birth = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2008-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString())
  fc.assert(
    fc.property(birth, fc.integer({ min: 0, max: 9999 }), (day, serial) => {
      const eleven = `${day.startsWith('19') ? 2 : 3}${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8, 10)}${String(serial).padStart(4, '0')}`
      const check = civilIdCheckDigit(eleven)
      for (let digit = 0; digit <= 9; digit += 1) {
        const expected = digit === check ? [] : ['civilId:civilIdCheckDigit']
        expect(faults({ ...GOOD, civilId: `${eleven}${digit}` })).toEqual(expected)
        expect(faults({ ...GOOD, civilId: arabic(`${eleven}${digit}`) })).toEqual(expected)
      }
    }),
    runs,
  )
})

test('whatever is posted, the schema answers with codes of the problems, never throws', () => {
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.string()),
    fc.constant(undefined),
  )
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(GOOD), 'captchaWay', 'altcha', 'x'), value),
      (values) => {
        for (const fault of faults({ ...GOOD, ...values })) expect(fault.split(':')[0]).toMatch(/^\w+$/)
      },
    ),
    runs,
  )
})

test('a code is six digits of either kind, spaces and dashes forgiven, anything else refused', () => {
  // So near that some are codes.
  const nearly = fc
    .array(fc.constantFrom(...'0123456789٠١٢٣ -x'), { minLength: 5, maxLength: 7 })
    .map((signs) => signs.join(''))
  let taken = 0
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999 }),
      fc.boolean(),
      fc.constantFrom('', ' ', '-', '\u200f'),
      (n, inArabic, gap) => {
        const code = String(n).padStart(6, '0')
        const typed = `${code.slice(0, 3)}${gap}${code.slice(3)}`
        expect(codeSchema.parse({ code: inArabic ? arabic(typed) : typed })).toEqual({ code })
      },
    ),
    runs,
  )
  fc.assert(
    fc.property(fc.oneof(fc.string(), nearly), (text) => {
      const parsed = codeSchema.safeParse({ code: text })
      if (!parsed.success) return
      taken += 1
      expect(parsed.data.code).toMatch(/^\d{6}$/)
    }),
    runs,
  )
  expect(taken).toBeGreaterThan(0)
})
