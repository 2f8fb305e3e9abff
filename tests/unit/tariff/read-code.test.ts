import fc from 'fast-check'
import { dotted, readCode } from '@/lib/tariff/read-code'
import { quickest } from '@/tests/support/quickest'

test.each([
  ['8517.13', '851713'],
  ['٨٥١٧١٣', '851713'],
  ['8517 13 00 0000', '851713000000'],
  ['85-17', '8517'],
  ['HS 8517', '8517'],
  ['HS code 8517.13', '851713'],
  ['H.S. 8517', '8517'],
  ['رمز النظام المنسق 8517', '8517'],
  ['البند ٨٥١٧', '8517'],
  ['رقم البند: 8517', '8517'],
  ['8517–13', '851713'],
  ['heading 8517', '8517'],
  [' 85 ', '85'],
  ['8517.13.00.0000', '851713000000'],
  ['۸۵۱۷', '8517'],
  ['‮8517', '8517'],
  ['كود 8517', '8517'],
  ['الكود: 8517', '8517'],
  ['بند رقم ٨٥١٧', '8517'],
  ['HSN 8517', '8517'],
  ['HS-8517', '8517'],
  ['HS Code - 8517', '8517'],
  ['８５１７', '8517'],
  ['8517．13', '851713'],
  ['8517\u201113', '851713'],
  ['8517\u00a013', '851713'],
  ['8517،13', '851713'],
  ['८५१७', '8517'],
  ['8517.13, 8517.14', '8517'],
  ['٨٥١٧٫١٣، ٨٥١٧٫١٤', '8517'],
  ['8517; 8525', '85'],
  ['HS 851713 and HS 851714', '8517'],
  ['8517.13.00.0000,8517.13.00.0001', '85171300'],
] as const)('«%s» is the code %s', (typed, code) => expect(readCode(typed)).toBe(code))

test.each([
  '',
  '8',
  'phone',
  '8517 phone',
  '123456789012345',
  'A4',
  '5 kg',
  '.',
  'code',
  'HS',
  'البند الأول',
  '0101, 8517',
  '8517, phone',
])('«%s» is no code', (typed) => expect(readCode(typed)).toBeUndefined())

test('every code is read back from how it is written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(4, 6, 8, 12).chain((length) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))),
      (code) => readCode(dotted(code)) === code,
    ),
  )
})

test('a long text of blanks is no code, and is told so at once', async () => {
  const took = await quickest(3, () => {
    for (const word of ['code', 'رمز', 'heading', 'hs'])
      expect([
        readCode(`${word}${' '.repeat(5_000)}x`),
        readCode(`${word}${' '.repeat(70)}x`),
        readCode(`${word}   :  8517`),
      ]).toEqual([undefined, undefined, '8517'])
  })
  expect(took).toBeLessThan(100)
})
