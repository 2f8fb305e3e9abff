/** @jest-environment node */
import { readRecoveryCode } from '@/lib/auth/recovery-codes'
import { codeOfStep, currentStep, matchStep, newTotpSecret } from '@/lib/auth/totp'
import { codeSchema } from '@/lib/accounts/schema'
import { parseDay } from '@/lib/core/day'
import { cleanCode, cleanGroups, cleanTyped, foldText, latinDigits } from '@/lib/core/digits'
import { readDinars } from '@/lib/core/dinars'
import { readEmail } from '@/lib/core/email'
import { email, landline, mobile } from '@/lib/core/form-fields'
import { readOneTimeCode } from '@/lib/core/one-time-code'
import { formatPhone, parseLandline, parseMobile } from '@/lib/core/phone'
import { readVerifyCode } from '@/lib/receipts/verify-code'

const read = (block: { safeParse: (text: string) => { success: boolean; data?: unknown } }, text: string) => {
  const parsed = block.safeParse(text)
  return parsed.success ? parsed.data : undefined
}

describe('what is typed is cleaned in one place', () => {
  it.each([
    ['٦٢ ۳ १२ ８ 𝟙𝟗 ߉', '62 3 12 8 19 9'],
    ['a\u00a0\u2003b\u3000c', 'a b c'],
    ['1\u20102\u20113\u20124\u20135\u20146\u22127\ufe638\uff0d9', '1-2-3-4-5-6-7-8-9'],
    ['ＡＢ／１２．５', 'AB/12.5'],
    ['٣١\u200f/١٢\u200f/٢٠٢٧', '31/12/2027'],
    ['١٢ـ٣٤', '12-34'],
    ['31\u060d12', '31/12'],
  ])('%j is %j', (typed, clean) => expect(cleanTyped(typed)).toBe(clean))
  it('loses its blanks in a code, and what parts its groups where they mean nothing', () => {
    expect([cleanCode(' 482 910 '), cleanGroups('ab·12.3_4/５')]).toEqual(['482910', 'AB12345'])
  })
  it('knows the digits of every script that Unicode has', () => {
    const digits = Array.from({ length: 0x110000 }, (_, point) => point)
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point))
      .filter((sign) => /\p{Nd}/u.test(sign))
    expect(digits.length % 10).toBe(0)
    expect(digits.map(latinDigits).join('')).toBe('0123456789'.repeat(digits.length / 10))
  })
})

describe('codes', () => {
  it.each([
    'GN٦٢-RDDA-SNPT-EP٣X',
    'GN62–RDDA–SNPT–EP3X',
    'GN62\u2011RDDA\u2011SNPT\u2011EP3X',
    'gn62 rdda snpt ep3x',
    'ＧＮ６２ＲＤＤＡＳＮＰＴＥＰ３Ｘ',
    '\u200fGN62.RDDA.SNPT.EP3X\u200f',
    'GN62\u00a0RDDA\u00a0SNPT\u00a0EP3X',
    `${' '.repeat(60)}GN62RDDASNPTEP3X`,
  ])('%j is a receipt’s', (typed) => {
    expect(readVerifyCode(typed)).toBe('GN62RDDASNPTEP3X')
  })
  it.each(['', 'GN62-RDDA-SNPT-EP3', 'GN62-RDDA-SNPT-EP3X1', 'GN62-RDDA-SNPT-EP3ש', 'GN62-RDDA-SNPT-EP3U'])(
    '%j is none',
    (typed) => expect(readVerifyCode(typed)).toBeUndefined(),
  )

  it.each([
    '123456',
    '123-456',
    '123\u2011456',
    '123 456',
    '123\u00a0456',
    '١٢٣٤٥٦',
    '１２３４５６',
    '\u2066123456\u2069',
    '123.456',
    '१२३४५६',
  ])('%j is a one-time code', (typed) => {
    expect(readOneTimeCode(typed)).toBe('123456')
    expect(codeSchema.parse({ code: typed })).toEqual({ code: '123456' })
  })
  it.each(['12345', '1234567', '12345a', '', '-'])('%j is none', (typed) => {
    expect(readOneTimeCode(typed)).toBeUndefined()
    expect(codeSchema.safeParse({ code: typed }).success).toBe(false)
  })
  it('the authenticator’s and the recovery code are read like the others', () => {
    const [secret, step] = [newTotpSecret(), currentStep()]
    const code = codeOfStep(secret, step)
    expect(matchStep(secret, `${code.slice(0, 3)}\u2013${code.slice(3)}`, step)).toBe(step)
    expect(['AB2CD\u2013EF3GH', 'ab٢cd ef٣gh'].map(readRecoveryCode)).toEqual(['AB2CD-EF3GH', 'AB2CD-EF3GH'])
  })
})

describe('days', () => {
  it.each([
    '٣١\u200f/١٢\u200f/٢٠٢٧',
    ' 31/12/2027',
    '٢٠٢٧/١٢/٣١',
    '2027/12/31',
    '2027.12.31',
    '2027-12-31',
    '31\u201112\u20112027',
    '31\u00a012\u00a02027',
    '３１／１２／２０２７',
    '31 / 12 / 2027',
    '۳۱/۱۲/۲۰۲۷',
    '31،12،2027',
    '31\u200f\u060d12\u060d2027',
  ])('%j is the last of 2027', (typed) => {
    expect(parseDay(typed)).toBe('2027-12-31')
  })
  it.each([
    '2027/31/12',
    '12/31/2027',
    '31/12/27',
    '31122027',
    '2027/12',
    '31/12/2027/1',
    '31//12/2027',
    '1448/5/2',
  ])('%j is no day', (typed) => expect(parseDay(typed)).toBeUndefined())
})

describe('telephone numbers', () => {
  it.each([
    '96550123456',
    '(965) 50123456',
    '+965\u20115012\u20113456',
    '+965 (5012) 3456',
    '00965 5012 3456',
    '٠٠٩٦٥٥٠١٢٣٤٥٦',
    '+９６５５０１２３４５６',
    '50 12 34 56',
    '965-50123456',
    '\u202a+965 5012 3456\u202c',
  ])('%j is a mobile number', (typed) => {
    expect(parseMobile(typed)).toBe('+96550123456')
    expect(read(mobile(), typed)).toBe('+96550123456')
  })
  it('a national number that begins with 965 stays whole', () =>
    expect(['96512345', '+965 9651 2345', '96596512345'].map(parseMobile)).toEqual(
      Array(3).fill('+96596512345'),
    ))
  it.each([
    ['965 2245 1234', '+96522451234'],
    ['1881188', '+9651881188'],
    ['965 1881188', '+9651881188'],
    ['+965 188 1188', '+9651881188'],
    ['٢٢٤٥\u2013١٢٣٤', '+96522451234'],
  ])('%j is an office’s', (typed, number) => {
    expect(parseLandline(typed)).toBe(number)
    expect(read(landline(), typed)).toBe(number)
  })
  it.each(['9655012345', '965501234567', '1981188', '188118', '18811888', '9659655012345', '1881188'])(
    '%j is no mobile number',
    (typed) => expect(parseMobile(typed)).toBeUndefined(),
  )
  it('seven digits are shown in groups too', () => expect(formatPhone('+9651881188')).toBe('+965 188 1188'))
})

describe('amounts', () => {
  it.each([
    ['60', 60_000],
    ['60.5', 60_500],
    ['٦٠٫٥', 60_500],
    ['1,234.500', 1_234_500],
    ['١٬٢٣٤٫٥٠٠', 1_234_500],
    ['١٬٢٣٤', 1_234_000],
    ['1,234,567', 1_234_567_000],
    ['６０．５', 60_500],
    ['\u200f60.500\u200f', 60_500],
    ['1\u00a0234.5', 1_234_500],
  ])('%j is %d fils', (typed, fils) => expect(readDinars(typed)).toBe(fils))
  it.each([
    '60,0',
    '٦٠,٠٠٠',
    '٦٠،٠٠٠',
    '50,5',
    '1,234',
    '1,23,456',
    '1234,567.0',
    '1.234,5',
    '12,345,6',
    '1.234.567',
    '1,2345.0',
    '-5',
    '5.',
    'x',
    '',
  ])('%j is asked again, never guessed', (typed) => expect(readDinars(typed)).toBe('amount'))
  it.each(['12345678', '10,000,001', '123456789.5'])('%j is too much', (typed) =>
    expect(readDinars(typed)).toBe('tooMuch'),
  )
})

describe('e-mail addresses', () => {
  it.each([
    ['sales&marketing@example.com', 'sales&marketing@example.com'],
    ['info@xn--mgbh0fb.xn--wgbl6a', 'info@xn--mgbh0fb.xn--wgbl6a'],
    ['INFO@Bücher.example', 'info@xn--bcher-kva.example'],
    ['\u200fhamed@ofuq.example ', 'hamed@ofuq.example'],
    ['hamed＠ofuq.example', 'hamed@ofuq.example'],
    ['hamed٢@ofuq.example', 'hamed2@ofuq.example'],
    ["o'neil+tax/1@a-b.co.uk", "o'neil+tax/1@a-b.co.uk"],
    ['<a@b.example>', 'a@b.example'],
  ])('%j is %j', (typed, address) => {
    expect(readEmail(typed)).toBe(address)
    expect(read(email(), typed)).toBe(address)
  })
  it('one domain has one form, in Arabic letters and in punycode', () =>
    expect(readEmail('info@شركة.قطر')).toBe(readEmail(`info@${new URL('http://شركة.قطر').hostname}`)))
  it.each([
    '',
    '@b.example',
    'a@',
    'a@b',
    'a b@',
    'a@b@c.example',
    '.a@b.example',
    'a..b@b.example',
    'a@b..example',
    'a@-b.example',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@b.example/x',
    'a@b.example:25',
    'a@b%2eexample.com',
    'علي@b.example',
    'a"b@b.example',
    'a@b_c.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(64)}.example`,
    'a,b@b.example',
    'a@b.c',
  ])('%j is none', (typed) => expect(readEmail(typed)).toBeUndefined())
  it('an address is told from another in one form, read twice or once', () =>
    expect(readEmail(readEmail('info@شركة.قطر')!)).toBe(readEmail('info@شركة.قطر')))
})

describe('letters of other keyboards', () => {
  it.each([
    ['شای', 'شاي'],
    ['سکر', 'سكر'],
    ['سمک', 'سمك'],
    ['کیک', 'كيك'],
    ['سیارۃ', 'سيارة'],
    ['زیت زیتون', 'زيت زيتون'],
    ['شرکة', 'شركة'],
    ['شرکه', 'شركة'],
    ['شرکۀ', 'شركة'],
    ['ہوا', 'هوا'],
    ['ھوا', 'هوا'],
    ['چاي', 'جاي'],
    ['پپسي', 'ببسي'],
    ['ڤانيلا', 'فانيلا'],
    ['ژاكيت', 'زاكيت'],
    ['گهوة', 'كهوة'],
    ['ێ ې ۍ', 'ي ي ي'],
    ['ۆ ۇ', 'و و'],
    ['\ufee3\ufeeb', 'مه'],
    ['الأفق – فرع', 'الأفق - فرع'],
    ['٢٤', '24'],
  ])('%s is searched as %s', (typed, same) => expect(foldText(typed)).toBe(foldText(same)))
})
