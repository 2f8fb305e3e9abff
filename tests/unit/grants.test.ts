/** @jest-environment node */
import type { Member, Staff } from '@/lib/access/actor'
import { findReach, hasReach, reachedByCompany, reachedCompanies, reaches } from '@/lib/access/grants'
import { grantsOf, type TestGrant } from '../support/test-grants'

const MEMBER = {
  userId: 'u',
  accountId: 'a',
  sessionId: 's',
  firstName: '',
  lastName: '',
  email: '',
  locale: 'ar',
  idleEndsAt: new Date(0),
  endsAt: new Date(0),
  unread: 0,
  services: ['COMPANY_REGISTRATION', 'PAYMENTS'] as const,
}
const general: Member = { ...MEMBER, kind: 'GENERAL', grants: [] }
const additional = (...grants: TestGrant[]): Member => ({
  ...MEMBER,
  kind: 'ADDITIONAL',
  grants: grantsOf(grants),
})
const NOTHING = { id: { in: [] } }

test('a general user acts for every company of the account, and for what has none', () => {
  expect(findReach(general, 'PAYMENTS')).toEqual({ accountId: 'a', companies: 'ALL', withoutCompany: true })
  expect(reaches(general, 'PAYMENTS', 'c')).toBe(true)
  expect(reaches(general, 'COMPANY_REGISTRATION', null)).toBe(true)
  expect(reachedCompanies(general, 'PAYMENTS')).toEqual({ accountId: 'a' })
  expect(reachedByCompany(general, 'PAYMENTS')).toEqual({ accountId: 'a' })
})

test('a grant of one company reaches that company in that service, and nothing without a company', () => {
  const user = additional({ service: 'COMPANY_REGISTRATION', companyId: 'c' })
  expect(reaches(user, 'COMPANY_REGISTRATION', 'c')).toBe(true)
  expect(reaches(user, 'COMPANY_REGISTRATION', 'd')).toBe(false)
  expect(reaches(user, 'COMPANY_REGISTRATION', null)).toBe(false)
  expect(reaches(user, 'PAYMENTS', 'c')).toBe(false)
  expect(reachedCompanies(user, 'COMPANY_REGISTRATION')).toEqual({ accountId: 'a', id: { in: ['c'] } })
  expect(reachedByCompany(user, 'COMPANY_REGISTRATION')).toEqual({
    accountId: 'a',
    OR: [{ companyId: { in: ['c'] } }],
  })
})

test('a grant without a company reaches what has none, and no company', () => {
  const user = additional({ service: 'COMPANY_REGISTRATION', companyId: null })
  expect(reaches(user, 'COMPANY_REGISTRATION', null)).toBe(true)
  expect(reaches(user, 'COMPANY_REGISTRATION', 'c')).toBe(false)
  expect(reachedCompanies(user, 'COMPANY_REGISTRATION')).toEqual({ accountId: 'a', id: { in: [] } })
  expect(reachedByCompany(user, 'COMPANY_REGISTRATION')).toEqual({
    accountId: 'a',
    OR: [{ companyId: { in: [] } }, { companyId: null }],
  })
})

test('a grant of all companies reaches each of them, future ones, and what has none yet', () => {
  const user = additional({ service: 'COMPANY_REGISTRATION', companyId: null, reach: 'ALL' })
  expect(reaches(user, 'COMPANY_REGISTRATION', null)).toBe(true)
  expect(reaches(user, 'COMPANY_REGISTRATION', 'any')).toBe(true)
  expect(reaches(user, 'PAYMENTS', 'any')).toBe(false)
  expect(reachedCompanies(user, 'COMPANY_REGISTRATION')).toEqual({ accountId: 'a' })
  expect(reachedByCompany(user, 'COMPANY_REGISTRATION')).toEqual({ accountId: 'a' })
})

test('what the account left is reached by nobody in it, whatever was granted', () => {
  const services = ['TARIFF'] as const
  const granted = additional({ service: 'PAYMENTS', companyId: 'c' })
  for (const actor of [
    { ...general, services },
    { ...granted, services },
  ]) {
    expect(hasReach(actor, 'PAYMENTS')).toBe(false)
    expect(reaches(actor, 'PAYMENTS', 'c')).toBe(false)
    expect(reachedCompanies(actor, 'PAYMENTS')).toEqual(NOTHING)
  }
})

test('without a grant of the service nothing is reached, nor by anybody outside the account', () => {
  const officer: Staff = { ...MEMBER, kind: 'STAFF', roles: ['REGISTRATION_OFFICER'] }
  const unverified: Member = { ...general, kind: 'UNVERIFIED' }
  const others = [additional(), additional({ service: 'TARIFF', companyId: null }), officer, unverified]
  for (const actor of [...others, { kind: 'VISITOR' } as const]) {
    expect(hasReach(actor, 'PAYMENTS')).toBe(false)
    expect(reaches(actor, 'PAYMENTS', null)).toBe(false)
    expect(reaches(actor, 'PAYMENTS', 'c')).toBe(false)
    expect(reachedCompanies(actor, 'PAYMENTS')).toEqual(NOTHING)
    expect(reachedByCompany(actor, 'PAYMENTS')).toEqual(NOTHING)
  }
})
