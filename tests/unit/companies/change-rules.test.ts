import {
  changeFields,
  CONTACT_FIELDS,
  differencesOf,
  requiredForChange,
  type Values,
} from '@/lib/companies/change-rules'
import { FIELD_NAMES, type FieldName } from '@/lib/companies/fields'

const values = (given: Partial<Record<FieldName, string>> = {}): Values =>
  ({
    ...Object.fromEntries(FIELD_NAMES.map((name) => [name, `${name} 1`])),
    industrial: '',
    ...given,
  }) as Values

const papersOf = (given: Partial<Record<FieldName, string>>, base: Partial<Record<FieldName, string>> = {}) =>
  requiredForChange(differencesOf(values(base), values({ ...base, ...given })))

test('a change covers everything but contact data and the registration number', () => {
  const covered = changeFields({ industrial: true })
  expect([...covered, ...CONTACT_FIELDS, 'commercialRegistrationNumber'].sort()).toEqual(
    [...FIELD_NAMES].sort(),
  )
  expect(differencesOf(values(), values({ email: 'x', commercialRegistrationNumber: '9' }))).toEqual([])
})

test.each([
  [{ nameAr: 'x' }, ['COMMERCIAL_LICENCE']],
  [{ address: 'x' }, ['COMMERCIAL_LICENCE']],
  [{ signatoryName: 'x' }, ['SIGNATORY_CIVIL_ID', 'SIGNATURE_AUTHORISATION']],
  [{ signatoryCivilIdExpiresOn: 'x' }, ['SIGNATORY_CIVIL_ID']],
  [{ importLicenceNumber: 'x', importLicenceExpiresOn: 'y' }, ['IMPORT_LICENCE']],
  [{ commercialLicenceExpiresOn: 'x', nameEn: 'y' }, ['COMMERCIAL_LICENCE']],
] as const)('only the papers of what changed are asked for: %j', (given, papers) => {
  expect(papersOf(given)).toEqual(papers)
})

test('a facility that was ticked asks for its licence; one that was given up asks for nothing', () => {
  expect(papersOf({ industrial: 'on', industrialLicenceNumber: 'x' })).toEqual(['INDUSTRIAL_LICENCE'])
  expect(
    differencesOf(values({ industrial: 'on' }), values({ industrial: '' })).map(({ name }) => name),
  ).toEqual(['industrial'])
  expect(papersOf({ industrial: '' }, { industrial: 'on' })).toEqual([])
})
