import { Service } from '@/lib/db/generated/enums'
import { checkImportRows, type AccountOfImport } from '@/lib/users/import/check-rows'
import type { FileRow } from '@/lib/users/import/read-users-file'
import { importRow } from '../../support/add-import'

const [OFUQ, BRANCH, TWIN] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
]
const ACCOUNT: AccountOfImport = {
  services: ['COMPANY_REGISTRATION', 'PAYMENTS', 'TARIFF'],
  companies: [
    {
      id: OFUQ,
      number: '0482910',
      nameAr: 'شركة الأفق للتجارة العامة',
      nameEn: 'Al Ofuq Trading Co., W.L.L.',
    },
    { id: BRANCH, number: '77', nameAr: 'فرع الشويخ', nameEn: 'Branch' },
    { id: TWIN, number: '78', nameAr: 'فرع حولي', nameEn: 'branch' },
  ],
  statusOf: (email) =>
    ({ 'colleague@ofuq.example': 'emailOfColleague', 'open@ofuq.example': 'alreadyInvited' })[email],
}

const checkOne = (cells: FileRow['cells']) => checkImportRows([importRow(2, cells)], ACCOUNT)[0]!
const faultsOf = (cells: FileRow['cells']) =>
  checkOne(cells).faults.map(({ column, code }) => `${column}: ${code}`)
const inputOf = (cells: FileRow['cells']) => {
  const { input, faults } = checkOne(cells)
  if (!input) throw new Error(JSON.stringify(faults))
  return input
}

test('a row is what the form of one invitation would have been', () => {
  expect(inputOf({})).toEqual({
    firstName: 'سارة',
    lastName: 'العلي',
    gender: 'FEMALE',
    civilId: '288020122596',
    mobile: '+96550000001',
    email: 'row2@invited.example',
    kind: 'ADDITIONAL',
    services: ['PAYMENTS'],
    allCompanies: true,
    companyIds: [],
    until: null,
  })
})

test('Arabic digits, capitals and signs that nobody sees are read as the form reads them', () => {
  const typed = { civilId: '٢٨٨٠٢٠١٢٢٥٩٦', mobile: '+٩٦٥ ٥٠٠٠ ٠٠٠١', email: '\u200eSARA٢@Invited.EXAMPLE' }
  expect(inputOf(typed)).toMatchObject({
    civilId: '288020122596',
    mobile: '+96550000001',
    email: 'sara2@invited.example',
  })
})

test('services by their names in either language or their codes, and companies by number or name', () => {
  const given = { services: 'Electronic Payment; تسجيل الشركات، tariff', companies: '482910؛ فرع الشويخ' }
  expect(inputOf(given)).toMatchObject({
    services: ['PAYMENTS', 'COMPANY_REGISTRATION', 'TARIFF'],
    companyIds: [OFUQ, BRANCH],
  })
  expect(inputOf({ companies: 'al ofuq trading co., w.l.l.' }).companyIds).toEqual([OFUQ])
  expect(inputOf({ companies: '482910, 77' }).companyIds).toEqual([OFUQ, BRANCH])
  expect(inputOf({ services: 'HS code search', companies: '' })).toMatchObject({ companyIds: [] })
  expect(inputOf({ general: 'نعم', services: '', companies: '' })).toMatchObject({ kind: 'GENERAL' })
})

test('every fault of a row is named, at its column', () => {
  const cells = {
    firstName: '',
    lastName: 'R2D2',
    gender: '?',
    general: 'maybe',
    civilId: '288020122597',
    mobile: '2244',
    email: 'nobody',
  }
  expect(faultsOf(cells).sort()).toEqual([
    'civilId: civilIdCheckDigit',
    'email: email',
    'firstName: required',
    'gender: importGender',
    'general: importAnswer',
    'lastName: personName',
    'mobile: mobile',
  ])
  expect(faultsOf({ services: '', companies: '' })).toEqual(['services: serviceNeeded'])
  expect(faultsOf({ email: '', companies: '' })).toEqual(['companies: companyNeeded', 'email: required'])
  expect(faultsOf({ services: 'Taxes; payments' })).toEqual(['services: importServiceUnknown'])
  expect(faultsOf({ services: 'بحث البيان الجمركي' })).toEqual(['services: importNotSubscribed'])
  expect(faultsOf({ companies: 'Branch' })).toEqual(['companies: importCompanyAmbiguous'])
  expect(faultsOf({ companies: '999' })).toEqual(['companies: importCompanyUnknown'])
  expect(faultsOf({ civilId: '2.8802E+11' })).toEqual(['civilId: importShortened'])
  expect(faultsOf({ companies: 'x'.repeat(4001) })).toEqual(['companies: tooLong'])
})

test.each(['=cmd|’/c calc’!A1', '+1', '-2+3', '@SUM(A1)', '%x', '＝1'])(
  'no cell begins like a formula: %s',
  (cell) => {
    for (const column of ['firstName', 'lastName', 'email', 'services', 'companies'] as const)
      expect(faultsOf({ [column]: cell })).toEqual([`${column}: importFormula`])
  },
)

test('a telephone number may begin with its plus, and nothing else there', () => {
  expect(inputOf({ mobile: '+965 50000001' }).mobile).toBe('+96550000001')
  expect(faultsOf({ mobile: '+cmd' })).toEqual(['mobile: importFormula'])
})

test('an address that stands there twice counts once, whatever case and digits it is in', () => {
  const rows = ['sara1@ofuq.example', 'SARA١@ofuq.example', 'other@ofuq.example'].map((email, index) =>
    importRow(index + 2, { email }),
  )
  const checked = checkImportRows(rows, ACCOUNT)
  expect(checked.map(({ input }) => input !== undefined)).toEqual([true, false, true])
  expect(checked[1]!.faults).toEqual([{ column: 'email', code: 'importEmailTwice', args: { row: 2 } }])
})

test('also where the first of the two has a fault: which was meant, the sender says', () => {
  const rows = [
    importRow(2, { email: 'sara@ofuq.example', gender: '' }),
    importRow(3, { email: 'sara@ofuq.example' }),
  ]
  expect(checkImportRows(rows, ACCOUNT).map(({ faults }) => faults[0]?.code)).toEqual([
    'required',
    'importEmailTwice',
  ])
})

test('colleagues, invited people and the template’s example are named', () => {
  expect(faultsOf({ email: 'Colleague@ofuq.example' })).toEqual(['email: emailOfColleague'])
  expect(faultsOf({ email: 'open@ofuq.example' })).toEqual(['email: alreadyInvited'])
  expect(faultsOf({ email: 'sara@company.example' })).toEqual(['email: importExample'])
})

test('a service that the account does not have is refused whichever it is', () => {
  const account = { ...ACCOUNT, services: [] }
  for (const service of Object.values(Service)) {
    const [row] = checkImportRows([importRow(2, { services: service })], account)
    expect(row!.faults[0]?.code).toBe('importNotSubscribed')
  }
})
