import { LEAKED_PASSWORD_WORDS } from '@/lib/auth/leaked-password-words'
import { passwordProblems } from '@/lib/auth/password-rule'

const codes = (password: string, personal: string[] = []) =>
  passwordProblems(password, 'password', personal).map(({ code }) => code)

it.each([
  ['', 'required'],
  ['Ab1!xyz', 'passwordLength'],
  ['nakhl!48-sidra', 'passwordUpper'],
  ['NAKHL!48-SIDRA', 'passwordLower'],
  ['Nakhl!-Sidra', 'passwordDigit'],
  ['Nakhl48Sidra', 'passwordSymbol'],
  [`Aa1!${'x'.repeat(200)}`, 'tooLong'],
])('%p is refused with %s', (password, code) => {
  expect(codes(password)).toEqual([code])
})

it.each([
  'Password1!',
  'P@ssw0rd',
  'P@$$w0rd2026',
  'Kuwait@1961',
  'Welcome#123',
  'Qwerty123!',
  '1qaz!QAZ2wsx',
  'Ahmed@1990',
  'Aa1!Aa1!Aa1!',
  'Customs#2026',
  'Iloveyou1!',
  'Abcd1234!',
  'Mubarak@99',
  'Admin@123',
])('%s is common', (password) => {
  expect(codes(password)).toEqual(['passwordCommon'])
})

it('the words of 3,000 leaked passwords are common, however the rule makes people dress them up', () => {
  expect(new Set(LEAKED_PASSWORD_WORDS).size).toBe(3000)
  const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)
  for (const dress of [
    (word: string) => `${capital(word)}!1234`,
    (word: string) => `${capital(word)}@123#`,
    (word: string) => `2026_${capital(word)}`,
    (word: string) => `#1${capital(word)}#99`,
  ]) {
    const taken = LEAKED_PASSWORD_WORDS.map(dress).filter(
      (password) => codes(password)[0] !== 'passwordCommon',
    )
    expect(taken).toEqual([])
  }
})

it.each(['Sidra!48-Nakhl', 'x7!Kq-Zt2pL', 'Correct-Horse9', 'Mishref-77-Teal', 'بيت الشعرAa1!'])(
  '%s is accepted',
  (password) => {
    expect(codes(password)).toEqual([])
  },
)

it('a password made of the own name or e-mail is refused, one that merely contains it is not', () => {
  expect(codes('Hamed.h!48', ['hamed.h@trade.example'])).toEqual(['passwordPersonal'])
  expect(codes('Hamed.h!48-Sidra-Tree', ['hamed.h@trade.example'])).toEqual([])
})
