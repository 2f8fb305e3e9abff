import { type OpenRow } from '@/lib/requests/open-requests'
import { dashboardItems, firstOfEach } from '@/lib/companies/dashboard-items'
import type { CompanyRow } from '@/lib/companies/companies-queries'
import { dateOnly } from '@/lib/core/clock'

const TODAY = '2026-11-24'
const request = (id: string, state: OpenRow['state']): OpenRow => ({
  id,
  state,
  type: 'COMPANY_REGISTRATION',
  number: `CO/${id}/26`,
  version: 1,
  companyId: null,
  subjectAr: '',
  subjectEn: '',
  updatedAt: new Date(0),
  dueAt: null,
})
const company = (id: string, importDay: string, state: CompanyRow['state'] = 'ACTIVE'): CompanyRow => ({
  id,
  state,
  role: 'MAIN',
  commercialRegistrationNumber: '1',
  approvedAt: new Date(0),
  profile: {
    nameAr: '',
    nameEn: '',
    industrial: false,
    commercialLicenceExpiresOn: null,
    importLicenceExpiresOn: dateOnly(importDay),
    industrialLicenceExpiresOn: null,
    signatoryCivilIdExpiresOn: null,
  },
})

test('what was returned comes first, then what expired, drafts, and what will expire; what customs has is not an action', () => {
  const open = [request('1', 'DRAFT'), request('2', 'SUBMITTED'), request('3', 'RETURNED')]
  const companies = [
    company('soon', '2026-12-20'),
    company('past', '2026-11-01'),
    company('later', '2027-06-01'),
    company('stopped', '2026-11-01', 'SUSPENDED'),
  ]
  const items = dashboardItems(open, companies, new Map([['3', { fields: 2, documents: 1 }]]), TODAY)
  expect(items.map((item) => (item.kind === 'expiry' ? item.company.id : item.request.id))).toEqual([
    '3',
    'past',
    '1',
    'soon',
  ])
  expect(items[0]).toMatchObject({ kind: 'returned', fields: 2, documents: 1 })
})

test('a pile of one kind hides no other kind', () => {
  const open = [
    ...Array.from({ length: 18 }, (_, index) => request(`r${index}`, 'RETURNED')),
    ...Array.from({ length: 9 }, (_, index) => request(`d${index}`, 'DRAFT')),
  ]
  const items = dashboardItems(open, [company('past', '2026-11-01')], new Map(), TODAY)
  expect(firstOfEach(items).map(({ kind }) => kind)).toEqual([
    ...Array<string>(5).fill('returned'),
    'expiry',
    'draft',
    'draft',
    'draft',
  ])
})

test('nothing open and nothing expiring is an empty list', () => {
  expect(dashboardItems([], [company('a', '2030-01-01')], new Map(), TODAY)).toEqual([])
})
