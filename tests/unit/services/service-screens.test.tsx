/** @jest-environment node */
import { AskAccess } from '@/app/[locale]/(portal)/services/[service]/ask-access'
import { OwnRequests } from '@/app/[locale]/(portal)/services/[service]/own-requests'
import { ServiceNeeds } from '@/app/[locale]/(portal)/services/[service]/service-needs'
import { Subscription } from '@/app/[locale]/(portal)/services/[service]/subscription'
import { ServiceCard } from '@/app/[locale]/(portal)/services/service-card'
import { WaitingRequests } from '@/app/[locale]/(portal)/services/waiting-requests'
import { RequestData } from '@/app/[locale]/(portal)/users/access-requests/[id]/request-data'
import type { Member } from '@/lib/access/actor'
import type { AccessRequestRow } from '@/lib/service-access/access-request-queries'
import { serviceStanding, type AccountServices } from '@/lib/services/account-services'
import { SERVICES } from '@/lib/services/service-catalogue'
import { renderPage } from '../../support/render-page'
import { grantsOf } from '../../support/test-grants'

let mockLocale: 'ar' | 'en' = 'ar'
jest.mock('@/lib/i18n/translations', () => {
  const { translationsOf } =
    jest.requireActual<typeof import('../../support/render-page')>('../../support/render-page')
  return {
    getLocale: () => translationsOf(mockLocale).getLocale(),
    getTranslations: (namespace: string) => translationsOf(mockLocale).getTranslations(namespace),
  }
})
jest.mock('@/app/[locale]/(portal)/services/[service]/actions', () => ({
  askAction: jest.fn(),
  withdrawAskAction: jest.fn(),
  subscribeAction: jest.fn(),
}))
jest.mock('@/lib/service-access/access-request-queries', () => ({
  countServiceGrants: () => Promise.resolve({ grants: 3, people: 2 }),
  generalUsers: () => Promise.resolve([{ id: 'g', name: 'حامد الهاشمي' }]),
  namedCompanies: () => Promise.resolve([{ id: 'c', nameAr: 'شركة الأفق', nameEn: 'Al Ofuq' }]),
}))

const AT = new Date('2026-11-24T06:00:00Z')
const ACCOUNT: AccountServices = {
  activeCompanies: 1,
  brokerOffice: false,
  since: Object.fromEntries(SERVICES.map((service) => [service, AT])),
}
const NOTHING: AccountServices = { activeCompanies: 0, brokerOffice: false, since: {} }
const member = (kind: 'GENERAL' | 'ADDITIONAL'): Member => ({
  kind,
  userId: 'u',
  accountId: 'a',
  sessionId: 's',
  firstName: '',
  lastName: '',
  email: '',
  locale: 'ar',
  idleEndsAt: AT,
  endsAt: AT,
  unread: 0,
  services: SERVICES,
  grants: grantsOf([{ service: 'COMPANY_REGISTRATION', companyId: 'c' }]),
})
const request = (change: Partial<AccessRequestRow> = {}): AccessRequestRow => ({
  id: 'r',
  userId: 'u',
  service: 'PAYMENTS',
  companyId: null,
  companyAr: null,
  companyEn: null,
  reason: 'أدفع رسوم الفروع',
  state: 'OPEN',
  createdAt: AT,
  expiresAt: AT,
  decidedAt: null,
  declineReason: null,
  askerName: 'ريم العلي',
  askedOfName: 'حامد الهاشمي',
  decidedByName: null,
  ...change,
})

describe.each(['ar', 'en'] as const)('in %s', (locale) => {
  beforeEach(() => {
    mockLocale = locale
  })

  test.each(SERVICES)('%s says in each standing what it is for and what comes next', async (service) => {
    for (const kind of ['GENERAL', 'ADDITIONAL'] as const)
      for (const account of [ACCOUNT, { ...ACCOUNT, since: {} }, NOTHING]) {
        const standing = serviceStanding(member(kind), service, account)
        const html = await renderPage(
          <>
            <ServiceCard member={member(kind)} service={service} account={account} />
            <Subscription member={member(kind)} service={service} standing={standing} at={AT} />
            <ServiceNeeds service={service} missing={standing.missing} />
          </>,
        )
        expect(html).toContain('/services/')
      }
  })

  test('what was asked for shows of whom, and what came of it', async () => {
    const decided = { decidedAt: AT, decidedByName: 'سلمى العلي' }
    const rows = [
      request(),
      request({ id: '2', state: 'GRANTED', ...decided }),
      request({ id: '3', state: 'DECLINED', declineReason: 'لا يلزم', ...decided }),
      request({ id: '4', state: 'EXPIRED', decidedAt: AT }),
      request({ id: '5', state: 'WITHDRAWN', decidedAt: AT }),
    ]
    const html = await renderPage(
      <>
        <OwnRequests rows={rows} />
        <WaitingRequests rows={rows} />
        {rows.map((row) => (
          <RequestData key={row.id} request={row} />
        ))}
      </>,
    )
    for (const word of ['حامد الهاشمي', 'سلمى العلي', 'لا يلزم', '/users/access-requests/r'])
      expect(html).toContain(word)
  })

  test('only a request that waits for an answer can be withdrawn', async () => {
    const offered = async (state: AccessRequestRow['state']) =>
      (await renderPage(<OwnRequests rows={[request({ state, decidedAt: AT })]} />)).includes(
        'name="requestId"',
      )
    expect(await offered('OPEN')).toBe(true)
    for (const state of ['GRANTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'] as const)
      expect(await offered(state)).toBe(false)
  })

  test('a general user is asked by name; what is asked for already is not offered again', async () => {
    const form = (own: AccessRequestRow[], state: 'CAN_ASK' | 'NOT_SUBSCRIBED' = 'CAN_ASK') =>
      renderPage(<AskAccess member={member('ADDITIONAL')} service="PAYMENTS" state={state} own={own} />)
    const free = await form([])
    expect(free).toContain('value="ALL"')
    expect(free).toContain('value="c"')
    const asked = await form([request()])
    expect(asked).not.toContain('value="ALL"')
    expect(asked).toContain('value="c"')
    const all = [request(), request({ id: '2', companyId: 'c' })]
    for (const html of [await form(all), await form([], 'NOT_SUBSCRIBED')]) {
      expect(html).not.toContain('name="reason"')
      expect(html).toContain('حامد الهاشمي')
    }
  })
})
