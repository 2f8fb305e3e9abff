import { csvField, csvOf, xlsxOf } from '@/lib/payments/settlement-export'

test.each([
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['+1', `"'+1"`],
  ['-2+3', `"'-2+3"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  [' =1', `"' =1"`],
  ['\u200f=1', `"'\u200f=1"`],
  ['＝1', `"'＝1"`],
  ['|calc', `"'|calc"`],
])('the name %j does nothing in a spreadsheet', (name, field) => {
  expect(csvField(name)).toBe(field)
})

test.each(['100202632805708684', '202632805708', '0482910', '000123', '12E34', '7e5', '1.5E+3'])(
  'the number %s is kept digit by digit',
  (number) => {
    // A field that a spreadsheet cannot take for a number, with nothing of it lost.
    expect(csvField(number)).toBe(`"'${number}"`)
    expect(Number.isNaN(Number(csvField(number).replaceAll('"', '')))).toBe(true)
  },
)

test('short numbers stay numbers', () =>
  expect(['0', '12', '48291012', 'B85727'].map(csvField)).toEqual(['0', '12', '48291012', 'B85727']))

test('plain words and amounts stay as they are', () => {
  expect(['شركة الأفق', 'CR/1/KWI26', 'A, B', 'a"b', ''].map(csvField)).toEqual([
    'شركة الأفق',
    'CR/1/KWI26',
    '"A, B"',
    '"a""b"',
    '',
  ])
  expect([0, 5, 999, 1_000, 1_234_567, -50].map((fils) => csvField({ fils }))).toEqual([
    '0.000',
    '0.005',
    '0.999',
    '1.000',
    '1234.567',
    '-0.050',
  ])
})

test('the file says that it is Unicode and ends its lines as RFC 4180 has it', () => {
  expect(csvOf({ name: 'x', head: ['المبلغ', 'b'], rows: [[{ fils: 1_500 }, 'y']] })).toBe(
    '\ufeffالمبلغ,b\r\n1.500,y\r\n',
  )
})

test('a workbook holds texts as texts', async () => {
  const book = await xlsxOf([{ name: 'A', head: ['h'], rows: [['=1+1'], [{ fils: 1_500 }]] }], 'ar')
  expect(book.subarray(0, 2).toString()).toBe('PK')
})
