import { LEAST_LETTERS, readLookUp } from '@/lib/account-admin/read-look-up'

const TODAY = '2026-11-30'
const read = (typed: string) => {
  const result = readLookUp(typed, ['CO'], TODAY)
  return result.ok ? result.value : result.problems[0]
}

test.each([
  ['CO/131/26', { by: 'REQUEST', number: 'CO/131/26' }],
  ['co 131 26', { by: 'REQUEST', number: 'CO/131/26' }],
  ['Hamed@Ofuq.Example', { by: 'EMAIL', email: 'hamed@ofuq.example' }],
  ['288020122596', { by: 'CIVIL_ID', civilId: '288020122596' }],
  ['+965 5012-3456', { by: 'MOBILE', mobile: '+96550123456', registration: undefined }],
  ['50123456', { by: 'MOBILE', mobile: '+96550123456', registration: '50123456' }],
  ['٤٨٢٩١٠', { by: 'REGISTRATION', registration: '482910' }],
  ['  شركة الأُفق ', { by: 'NAME', words: ['شركه', 'الافق'] }],
  ['PR/12/26', { by: 'NAME', words: ['pr/12/26'] }],
])('%s is read by its form', (typed, look) => {
  expect(read(typed)).toEqual(look)
})

test.each([
  ['', 'required'],
  ['   ', 'required'],
  ['شر', 'lookUpShort'],
  ['12', 'lookUpShort'],
  ['a@', 'email'],
  ['288020122590', 'civilIdCheckDigit'],
  ['x'.repeat(201), 'tooLong'],
])('%s is refused at the field', (typed, code) => {
  expect(read(typed)).toMatchObject({ code, field: 'q' })
})

test('the least that is looked for is said', () => {
  expect(read('شر')).toMatchObject({ args: { least: LEAST_LETTERS } })
})
