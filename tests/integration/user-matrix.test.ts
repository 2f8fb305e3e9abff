import { Client } from 'pg'
import UserPage from '@/app/[locale]/(portal)/users/[id]/page'
import ConfirmGrantsPage from '@/app/[locale]/(portal)/users/[id]/confirm/page'
import CompanyUsersPage from '@/app/[locale]/(portal)/users/companies/[id]/page'
import ConfirmCompanyPage from '@/app/[locale]/(portal)/users/companies/[id]/confirm/page'
import type { Member } from '@/lib/access/actor'
import { Service } from '@/lib/db/generated/enums'
import { accessEtag } from '@/lib/users/access-etag'
import { findPeople } from '@/lib/users/account-people'
import { formatWishes } from '@/lib/users/company-wishes'
import { formatWanted } from '@/lib/users/wanted-grants'
import { addUser } from '../support/account-users'
import { companyOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount } from '../support/office-scene'
import { renderPage } from '../support/render-page'

let general: Member
jest.mock('@/lib/access/require', () => ({ requirePermission: () => Promise.resolve(general) }))
jest.mock('@/lib/i18n/translations', () =>
  jest.requireActual<typeof import('../support/render-page')>('../support/render-page').translationsOf('ar'),
)
jest.mock('@/app/[locale]/(portal)/users/actions', () => ({}))
jest.mock('@/components/forms/action-form', () => ({
  ActionForm: ({ children }: { children: unknown }) => children,
}))
jest.mock('next/navigation', () => ({
  ...jest.requireActual<object>('next/navigation'),
  notFound: () => {
    throw new Error('not found')
  },
  redirect: (to: string) => {
    throw new Error(`redirect ${to}`)
  },
}))

beforeEach(emptyTables)

/** What a page sends to the database; the session's own statement comes on top. */
async function statements<T>(work: () => Promise<T>): Promise<{ value: T; sent: string[] }> {
  const spy = jest.spyOn(Client.prototype, 'query')
  const value = await work()
  const sent = (spy.mock.calls as unknown[][]).map(([query]) =>
    typeof query === 'string' ? query : (query as { text: string }).text,
  )
  spy.mockRestore()
  return { value, sent }
}

async function scene() {
  const account = await makeAccount()
  const ids: string[] = []
  for (let index = 0; index < 50; index += 1)
    ids.push(await companyOf(account.accountId, String(610_000 + index), index === 0 ? 'MAIN' : 'BRANCH'))
  const reem = await addUser(account.accountId, 'ADDITIONAL', 'ريم')
  await addUser(account.accountId, 'ADDITIONAL', 'سعد')
  general = account.actor as Member
  return { ...account, ids, reem }
}
const params = (id: string) => Promise.resolve({ id })

test('the matrix of 50 companies and seven services costs at most five statements beside the session, and 300 KB of HTML', async () => {
  const { reem } = await scene()
  const { value, sent } = await statements(async () =>
    renderPage(await UserPage({ params: params(reem), searchParams: Promise.resolve({}) })),
  )
  // Two services are without companies; each of the others has its box for all companies.
  expect(value.split('name="grant"').length - 1).toBe(5 * 51 + 2)
  expect(Object.values(Service)).toHaveLength(7)
  expect(Buffer.byteLength(value)).toBeLessThan(300_000)
  expect(sent.length).toBeLessThanOrEqual(5)
})

test('the page that asks again costs no more', async () => {
  const { reem, ids } = await scene()
  const want = formatWanted(
    [
      { service: 'PAYMENTS', reach: 'COMPANY', companyId: ids[7]! },
      { service: 'COMPANY_REGISTRATION', reach: 'ALL', companyId: null },
    ],
    ids,
  )
  const { value, sent } = await statements(async () =>
    renderPage(
      await ConfirmGrantsPage({ params: params(reem), searchParams: Promise.resolve({ want, seen: '' }) }),
    ),
  )
  expect(value).toContain('id="gains"')
  expect(value).not.toContain('id="losses"')
  expect(sent.length).toBeLessThanOrEqual(5)
})

/** A company and fifty additional users. */
async function crowd() {
  const account = await makeAccount()
  general = account.actor as Member
  const company = await companyOf(account.accountId, account.number)
  const people: string[] = []
  for (let index = 0; index < 50; index += 1)
    people.push(await addUser(account.accountId, 'ADDITIONAL', 'ريم'))
  const wishes = async (ids: string[], services: Service[]) =>
    (await findPeople(db, account.accountId, ids, AT)).map((person) => ({
      ...{ userId: person.userId, services },
      seen: accessEtag(person, AT),
    }))
  return { ...account, company, people, wishes }
}
const companyPage = (id: string, query: Record<string, string> = {}) =>
  CompanyUsersPage({ params: params(id), searchParams: Promise.resolve(query) })
const confirmPage = (id: string, want: string) =>
  ConfirmCompanyPage({ params: params(id), searchParams: Promise.resolve({ want }) })

test('the matrix of one company with 50 people shows thirty at a time, and costs at most five statements and 300 KB of HTML', async () => {
  const { company } = await crowd()
  const { value, sent } = await statements(async () => renderPage(await companyPage(company)))
  expect(value.split('name="grant"').length - 1).toBe(5 * 30)
  expect(value.split('name="shown"').length - 1).toBe(30)
  expect(value).toContain(`/users/companies/${company}?after=`)
  expect(Buffer.byteLength(value)).toBeLessThan(300_000)
  expect(sent.length).toBeLessThanOrEqual(5)
})

test('the page that asks again about thirty people says of each what changes, and costs no more; its address stays short', async () => {
  const { company, people, wishes } = await crowd()
  const want = formatWishes(await wishes(people.slice(0, 30), ['PAYMENTS', 'BILLS']))
  expect(want.length).toBeLessThan(3_500)
  const { value, sent } = await statements(async () => renderPage(await confirmPage(company, want)))
  expect(value.split('data-gains').length - 1).toBe(30)
  expect(value).not.toContain('data-losses')
  expect(sent.length).toBeLessThanOrEqual(5)
})

test('another account’s company or person, and a made-up one, are not found on a company’s pages', async () => {
  const theirs = await crowd()
  const own = await crowd()
  await expect(companyPage(theirs.company)).rejects.toThrow('not found')
  await expect(companyPage('x')).rejects.toThrow('not found')
  const want = formatWishes(await theirs.wishes(theirs.people.slice(0, 1), ['PAYMENTS']))
  await expect(confirmPage(own.company, want)).rejects.toThrow('not found')
  await expect(confirmPage(own.company, 'x')).rejects.toThrow(`redirect /ar/users/companies/${own.company}`)
})

test('one’s own page, another account’s person and a made-up address are not found', async () => {
  const { userId, reem } = await scene()
  const page = (id: string) => UserPage({ params: params(id), searchParams: Promise.resolve({}) })
  await expect(page(userId)).rejects.toThrow('not found')
  await expect(page('x')).rejects.toThrow('not found')
  general = (await makeAccount()).actor as Member
  await expect(page(reem)).rejects.toThrow('not found')
})
