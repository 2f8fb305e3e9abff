import { heldFields, partyValues } from '@/lib/companies/party-details'
import { maskName, maskNumber } from '@/lib/companies/mask-company-details'
import { FIELD_NAMES, fieldsOf } from '@/lib/companies/fields'
import { valuesToProfile, type ProfileColumns } from '@/lib/companies/profile-values'
import {
  documentProgress,
  expiredFields,
  missingPieces,
  stepStatus,
  type Registration,
} from '@/lib/companies/registration-rules'
import { parseFields } from '@/lib/companies/schema'
import { TYPED } from '../../support/company-answers'

const TODAY = '2026-11-24'
const AT = new Date('2026-11-24T09:00:00+03:00')

function registration(typed: Record<string, string> = {}, more: Partial<Registration> = {}): Registration {
  const names = FIELD_NAMES.filter((name) => name in typed)
  const parsed = parseFields(names, typed, TODAY)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const empty = Object.fromEntries(
    FIELD_NAMES.map((name) => [name === 'signatoryCivilId' ? 'signatoryCivilIdCipher' : name, null]),
  )
  const profile = {
    ...empty,
    industrial: false,
    ...valuesToProfile(parsed.value),
  } as unknown as ProfileColumns
  return { profile, completed: [], held: [], documents: [], ...more }
}

test('a step is not started, started, completed; prefilled answers still have to be confirmed', () => {
  expect(stepStatus('importer', registration(), TODAY)).toBe('notStarted')
  expect(stepStatus('company', registration({ commercialRegistrationNumber: '482910' }), TODAY)).toBe(
    'notStarted',
  )
  expect(stepStatus('importer', registration({ importLicenceNumber: '1' }), TODAY)).toBe('started')
  expect(stepStatus('importer', registration(TYPED.importer), TODAY)).toBe('started')
  expect(stepStatus('importer', registration(TYPED.importer, { completed: ['importer'] }), TODAY)).toBe(
    'completed',
  )
})

test('the facility’s step and licence are asked for only when its box is ticked', () => {
  const missing = (typed: Record<string, string>) =>
    missingPieces(registration(typed), TODAY).map((piece) => Object.values(piece)[0])
  expect(missing({})).toEqual([
    'company',
    'importer',
    'commercial',
    'COMMERCIAL_LICENCE',
    'IMPORT_LICENCE',
    'SIGNATORY_CIVIL_ID',
    'SIGNATURE_AUTHORISATION',
  ])
  expect(missing({ industrial: 'on' })).toContain('industrial')
  expect(missing({ industrial: 'on' })).toContain('INDUSTRIAL_LICENCE')
  expect(
    documentProgress(registration({ industrial: 'on' }, { documents: ['IMPORT_LICENCE', 'OTHER'] })),
  ).toMatchObject({ there: 1, required: { length: 5 } })
})

test('a date has expired the day after it, and an unticked facility’s does not matter', () => {
  const of = (day: string, industrial = '') =>
    expiredFields(
      registration({ importLicenceExpiresOn: day, industrialLicenceExpiresOn: '01/01/2020', industrial })
        .profile,
      AT,
    )
  expect(of('24/11/2026')).toEqual([])
  expect(of('23/11/2026')).toEqual(['importLicenceExpiresOn'])
  expect(of('24/11/2026', 'on')).toEqual(['industrialLicenceExpiresOn'])
})

test('of a customs party only whole, valid and impersonal answers are taken', () => {
  const party = (details: unknown) => ({ nameAr: 'شركة', nameEn: 'Company', details })
  expect(
    partyValues(
      party({
        signatoryName: 'x',
        email: 'a@b.example',
        industrial: true,
        city: 7,
        poBox: 'abc',
        address: ' قطعة 1 ',
      }),
    ),
  ).toEqual({ nameAr: 'شركة', nameEn: 'Company', address: 'قطعة 1' })
  const whole = {
    importLicenceType: 'PERMANENT',
    importLicenceNumber: '1/2025',
    importLicenceIssuedOn: '2025-01-01',
    importLicenceExpiresOn: '2027-01-01',
  }
  expect(heldFields(party(whole))).toEqual(
    expect.arrayContaining(fieldsOf('importer').map((field) => field.name)),
  )
  expect(heldFields(party({ ...whole, importLicenceNumber: undefined }))).toEqual(['nameAr', 'nameEn'])
  expect(heldFields(party(null))).toEqual(['nameAr', 'nameEn'])
  expect(heldFields(undefined)).toEqual([])
})

test('masks show the first letters and the last two digits, not the lengths', () => {
  expect(maskName('شركة الأفق  للتجارة')).toBe('ش•• ا•• ل••')
  expect([maskNumber('482910'), maskNumber('10')]).toEqual(['••••10', '••••10'])
})
