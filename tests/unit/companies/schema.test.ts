import { fieldsOf, type FieldName } from '@/lib/companies/fields'
import { keepTyped, parseField, parseFields } from '@/lib/companies/schema'
import { TYPED } from '../../support/company-answers'

const TODAY = '2026-11-24'
const codeOf = (name: FieldName, typed: string) => {
  const parsed = parseField(name, typed, TODAY)
  return parsed.ok ? parsed.value : parsed.problems[0]!.code
}

test.each([
  ['28802012259', 'civilIdLength'],
  ['2880201225960', 'civilIdLength'],
  ['28802012259a', 'civilIdLength'],
  ['288200122596', 'civilIdDate'],
  ['288023022596', 'civilIdDate'],
  ['488020122596', 'civilIdDate'],
  ['326120122590', 'civilIdDate'],
  ['288020122597', 'civilIdCheckDigit'],
  ['288020122596', '288020122596'],
  ['٢٨٨٠٢٠١٢٢٥٩٦', '288020122596'],
  ['2880 2012 2596', '288020122596'],
  ['', 'required'],
])('civil ID %s gives %s', (typed, expected) => expect(codeOf('signatoryCivilId', typed)).toBe(expected))

test.each([
  ['mobile', '50123456', '+96550123456'],
  ['mobile', '+965 4112 3456', '+96541123456'],
  ['mobile', '00965-9912-3456', '+96599123456'],
  ['mobile', '22451234', 'mobile'],
  ['mobile', '5012345', 'mobile'],
  ['officePhone', '٢٢٤٥١٢٣٤', '+96522451234'],
  ['officePhone', '50123456', 'landline'],
  ['officeFax', '', null],
  ['officeFax', '26451234', 'landline'],
] as const)('%s %s gives %s', (name, typed, expected) => expect(codeOf(name, typed)).toBe(expected))

test.each([
  ['nameAr', 'شركة الأفق 2', 'شركة الأفق 2'],
  ['nameAr', 'شركة Ofuq', 'arabicOnly'],
  ['nameAr', '123', 'arabicOnly'],
  ['nameEn', 'Al Ofuq & Sons (W.L.L.)', 'Al Ofuq & Sons (W.L.L.)'],
  ['nameEn', 'Al أفق', 'latinOnly'],
  ['nameEn', '١٢٣', 'latinOnly'],
  ['nameAr', '  شركة \u200f الأفق ', 'شركة الأفق'],
  ['nameAr', 'ش'.repeat(121), 'tooLong'],
] as const)('%s %s gives %s', (name, typed, expected) => expect(codeOf(name, typed)).toBe(expected))

test.each([
  ['commercialRegistrationNumber', '٤٨٢٩١٠', '482910'],
  ['commercialRegistrationNumber', '12345678901', 'crNumber'],
  ['commercialRegistrationNumber', '48-2', 'crNumber'],
  ['entityCivilNumber', '12345', 'entityCivilNumber'],
  ['entityCivilNumber', '', null],
  ['importLicenceNumber', '١٢٣٤٥/٢٠٢٦', '12345/2026'],
  ['importLicenceNumber', 'abc', 'licenceNumber'],
  ['poBox', '1234567', 'postBox'],
  ['residencyNumber', 'x', 'residencyNumber'],
  ['industrialRegisterNumber', '5400/2', '5400/2'],
  ['importLicenceType', 'FOREVER', 'required'],
  ['website', 'javascript:alert(1)', 'website'],
  ['website', 'ofuq.example', 'https://ofuq.example/'],
  ['email', ' Info@Ofuq.Example ', 'info@ofuq.example'],
  ['email', 'info@', 'email'],
  ['importLicenceExpiresOn', '٣١/١٢/٢٠٢٧', '2027-12-31'],
  ['importLicenceExpiresOn', '31/02/2027', 'day'],
  ['importLicenceExpiresOn', '', 'required'],
] as const)('%s %s gives %s', (name, typed, expected) => expect(codeOf(name, typed)).toBe(expected))

test('an expiry that does not follow the issue, and an issue that lies ahead, are told at their fields', () => {
  const names = fieldsOf('importer').map((field) => field.name)
  const parsed = parseFields(
    names,
    { ...TYPED.importer, importLicenceIssuedOn: '02/12/2026', importLicenceExpiresOn: '01/12/2026' },
    TODAY,
  )
  expect(parsed).toMatchObject({
    ok: false,
    problems: [
      { code: 'issuedInFuture', field: 'importLicenceIssuedOn' },
      { code: 'expiryBeforeIssue', field: 'importLicenceExpiresOn' },
    ],
  })
  expect(
    parseFields(
      names,
      { ...TYPED.importer, importLicenceIssuedOn: '01/12/2025', importLicenceExpiresOn: '01/12/2025' },
      TODAY,
    ).ok,
  ).toBe(false)
})

test('an expired licence is no fault of the form', () => {
  expect(
    parseFields(
      fieldsOf('importer').map((field) => field.name),
      { ...TYPED.importer, importLicenceExpiresOn: '02/12/2025' },
      TODAY,
    ).ok,
  ).toBe(true)
})

test('repeated values and unknown choices are faults, not crashes', () => {
  expect(parseField('nameAr', ['شركة', 'أخرى'], TODAY)).toMatchObject({
    ok: false,
    problems: [{ code: 'required' }],
  })
  expect(parseField('industrial', undefined, TODAY)).toEqual({ ok: true, value: false })
})

test('a half filled form keeps text as typed and drops only days and choices that are none', () => {
  const kept = keepTyped(
    ['nameEn', 'mobile', 'importLicenceType', 'importLicenceIssuedOn', 'signatoryCivilId'],
    {
      nameEn: 'شركة',
      mobile: '123',
      importLicenceType: 'x',
      importLicenceIssuedOn: 'أمس',
      signatoryCivilId: '12',
    },
    TODAY,
  )
  expect(kept).toEqual({
    values: {
      nameEn: 'شركة',
      mobile: '123',
      importLicenceType: null,
      importLicenceIssuedOn: null,
      signatoryCivilId: '12',
    },
    dropped: ['importLicenceType', 'importLicenceIssuedOn'],
  })
})
