/** @jest-environment node */
import type { Member } from '@/lib/access/actor'
import { Service } from '@/lib/db/generated/enums'
import { LEGAL_ENTITIES } from '@/prisma/seed/legal-entities'
import { isCovered } from '@/lib/service-access/is-covered'
import { serviceStanding } from '@/lib/services/account-services'
import {
  defaultServices,
  SERVICE_CATALOGUE,
  SERVICES,
  serviceEntry,
  serviceOfSlug,
  servicePath,
  unmetNeeds,
} from '@/lib/services/service-catalogue'
import { REACHES } from '@/lib/users/service-reaches'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { grantsOf, type TestGrant } from '../../support/test-grants'

const FACTS = { activeCompanies: 1, brokerOffice: false }
const since = Object.fromEntries(SERVICES.map((service) => [service, new Date(0)]))

const member = (kind: Member['kind'], grants: TestGrant[] = []): Member => ({
  kind,
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
  services: SERVICES,
  grants: grantsOf(grants),
})

test('every service of the schema is in the catalogue, with a name, a purpose and an address of its own', () => {
  expect([...SERVICES].sort()).toEqual(Object.values(Service).sort())
  expect(new Set(SERVICES.map(servicePath)).size).toBe(SERVICES.length)
  for (const texts of [ar, en])
    for (const service of SERVICES) {
      const entry: { title: string; body: string; closed?: string } =
        texts.serviceSubscriptions.catalogue[service]
      expect(entry.title.length * entry.body.length).toBeGreaterThan(0)
      // What is not open says why.
      expect(entry.closed !== undefined).toBe(!serviceEntry(service).open)
      expect(serviceOfSlug(SERVICE_CATALOGUE[service].slug)).toBe(service)
    }
  expect(serviceOfSlug('tariff')).toBeUndefined()
})

test('a new account of every legal entity is subscribed to every service', () => {
  for (const { code } of LEGAL_ENTITIES) expect(defaultServices(code)).toEqual(SERVICES)
})

test('a service is about companies exactly when it is granted for them', () => {
  for (const service of SERVICES)
    expect([service, REACHES[service].includes('COMPANY')]).toEqual([
      service,
      serviceEntry(service).ofCompanies,
    ])
})

test('what is needed is met by an approved company and by a broker office', () => {
  expect(unmetNeeds('PAYMENTS', { ...FACTS, activeCompanies: 0 })).toEqual(['APPROVED_COMPANY'])
  expect(unmetNeeds('PAYMENTS', FACTS)).toEqual([])
  expect(unmetNeeds('LICENCE_RENEWAL', FACTS)).toEqual(['BROKER_OFFICE'])
  expect(unmetNeeds('LICENCE_RENEWAL', { ...FACTS, brokerOffice: true })).toEqual([])
  expect(unmetNeeds('TARIFF', { activeCompanies: 0, brokerOffice: false })).toEqual([])
})

test('where a reader stands follows from the subscription, what is missing and what is granted', () => {
  const stateOf = (who: Member, service: Service, account = { ...FACTS, since }) =>
    serviceStanding(who, service, account).state
  expect(stateOf(member('GENERAL'), 'PAYMENTS')).toBe('SUBSCRIBED')
  expect(stateOf(member('GENERAL'), 'PAYMENTS', { ...FACTS, since: {} })).toBe('CAN_SUBSCRIBE')
  const none = { activeCompanies: 0, brokerOffice: false, since: {} }
  expect(stateOf(member('GENERAL'), 'PAYMENTS', none)).toBe('NEEDS')
  expect(stateOf(member('GENERAL'), 'DECLARATIONS')).toBe('NOT_OPEN')
  expect(stateOf(member('ADDITIONAL'), 'PAYMENTS')).toBe('CAN_ASK')
  expect(stateOf(member('ADDITIONAL'), 'PAYMENTS', { ...FACTS, since: {} })).toBe('NOT_SUBSCRIBED')
  const granted = member('ADDITIONAL', [{ service: 'PAYMENTS', companyId: 'c' }])
  expect(stateOf(granted, 'PAYMENTS')).toBe('GRANTED')
})

test('a request is covered by a grant of its company or of all, and never by another', () => {
  const payer = member('ADDITIONAL', [{ service: 'PAYMENTS', companyId: 'c' }])
  expect([isCovered(payer, 'PAYMENTS', 'c'), isCovered(payer, 'PAYMENTS', 'd')]).toEqual([true, false])
  expect(isCovered(payer, 'PAYMENTS', null)).toBe(false)
  const all = member('ADDITIONAL', [{ service: 'PAYMENTS', companyId: null, reach: 'ALL' }])
  expect([isCovered(all, 'PAYMENTS', 'd'), isCovered(all, 'PAYMENTS', null)]).toEqual([true, true])
  // A grant from before reaches what has no company, and no company by that.
  const old = member('ADDITIONAL', [{ service: 'PAYMENTS', companyId: null }])
  expect([isCovered(old, 'PAYMENTS', 'd'), isCovered(old, 'PAYMENTS', null)]).toEqual([false, false])
  expect(isCovered(member('ADDITIONAL', [{ service: 'TARIFF', companyId: null }]), 'TARIFF', null)).toBe(true)
})
