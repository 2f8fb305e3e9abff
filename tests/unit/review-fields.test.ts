import { reviewFields } from '@/lib/companies/review-fields'
import { SIGNATORY_CIVIL_ID, type ProfileColumns } from '@/lib/companies/profile-values'
import { seal } from '@/lib/core/vault'

const profile: ProfileColumns = {
  nameAr: 'شركة الأفق',
  nameEn: 'Al Ofuq Co',
  commercialRegistrationNumber: '482910',
  entityCivilNumber: null,
  signatoryName: 'عبدالله العنزي',
  signatoryCivilIdCipher: seal('288020122596', SIGNATORY_CIVIL_ID),
  signatoryCivilIdExpiresOn: new Date('2026-11-20'),
  residencyNumber: null,
  poBox: '1',
  address: 'ش',
  city: '',
  officePhone: null,
  officeFax: null,
  mobile: null,
  email: null,
  website: null,
  industrial: false,
  industrialLicenceNumber: null,
  industrialLicenceIssuedOn: null,
  industrialLicenceExpiresOn: null,
  industrialRegisterNumber: null,
  industrialRegisterIssuedOn: null,
  importLicenceType: 'PERMANENT',
  importLicenceNumber: '1/2025',
  importLicenceIssuedOn: null,
  importLicenceExpiresOn: new Date('2026-12-21'),
  commercialLicenceType: null,
  commercialLicenceNumber: null,
  commercialLicenceIssuedOn: null,
  commercialLicenceExpiresOn: new Date('2028-01-01'),
}
const party = {
  nameAr: 'شركه الافق',
  nameEn: 'Al Ofuq Trading',
  commercialRegistrationNumber: '482910',
  details: { city: 'حولي', address: 'شارع 5' },
}
const find = (given: Partial<Parameters<typeof reviewFields>[0]>, name: string) =>
  reviewFields({ profile, linked: false, today: '2026-11-24', maskPersonal: true, ...given })
    .flatMap(({ fields }) => fields)
    .find((field) => field.name === name)

test('the civil ID is masked unless it is asked for', () => {
  expect(find({}, 'signatoryCivilId')?.value).toBe('2880••••2596')
  expect(find({ maskPersonal: false }, 'signatoryCivilId')?.value).toBe('288020122596')
})

test('dates that ran out or soon will are counted in days, others are not', () => {
  expect(find({}, 'signatoryCivilIdExpiresOn')?.expiresIn).toBe(-4)
  expect(find({}, 'importLicenceExpiresOn')?.expiresIn).toBe(27)
  expect(find({}, 'commercialLicenceExpiresOn')?.expiresIn).toBeUndefined()
})

test('an answer matches the customs record whatever the spelling of its letters, else shows what is known', () => {
  expect(find({ party }, 'nameAr')).toMatchObject({ party: 'matches' })
  expect(find({ party }, 'commercialRegistrationNumber')).toMatchObject({ party: 'matches' })
  expect(find({ party }, 'nameEn')).toMatchObject({ party: 'differs', known: 'Al Ofuq Trading' })
  expect(find({ party }, 'poBox')?.party).toBeUndefined()
})

test('what a linked registration left to customs is shown as held there', () => {
  expect(find({ party, linked: true }, 'city')).toMatchObject({ value: '', party: 'held', known: 'حولي' })
  expect(find({ party, linked: false }, 'city')?.party).toBeUndefined()
})

test('a change shows the old value beside the new one, also when both look the same masked', () => {
  const base = {
    ...profile,
    signatoryName: 'فهد',
    signatoryCivilIdCipher: seal('288039922596', SIGNATORY_CIVIL_ID),
  }
  expect(find({ base }, 'signatoryName')?.old).toBe('فهد')
  expect(find({ base }, 'signatoryCivilId')).toMatchObject({ value: '2880••••2596', old: '2880••••2596' })
  expect(find({ base }, 'nameAr')?.old).toBeUndefined()
})
