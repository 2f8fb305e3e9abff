import fc from 'fast-check'
import type { Actor, GrantOf } from '@/lib/access/actor'
import { explain, type Chain, type Connection, type Subject } from '@/lib/access/explain'
import { actorOf } from '@/lib/auth/user-actor'
import { companySubject } from '@/lib/companies/company-subject'
import { env } from '@/lib/env'
import { requestTypes } from '@/lib/request-types'
import { requestSubject } from '@/lib/requests/request-subject'

/** Of the guide's services those that show something: companies and their requests, and payments. */
const SERVICES = ['COMPANY_REGISTRATION', 'PAYMENTS'] as const
type Service = (typeof SERVICES)[number]
const COMPANIES = ['a', 'b', 'c'] as const
type Company = (typeof COMPANIES)[number]
type Account = 'own' | 'other'

const attachment = fc.record({
  service: fc.constantFrom(...SERVICES),
  to: fc.constantFrom<Company | 'every company' | 'no company yet'>(
    ...COMPANIES,
    'every company',
    'no company yet',
  ),
  until: fc.constantFrom(undefined, '2026-12-31'),
})
/** Mostly one value, so that most worlds show something. */
const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
const worldCase = fc.record({
  subscribed: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Service[]>([...SERVICES]) },
    { weight: 1, arbitrary: fc.subarray([...SERVICES]) },
  ),
  accountState: mostly<'ACTIVE' | 'SUSPENDED'>('ACTIVE', 'SUSPENDED'),
  user: fc.record({
    account: mostly<Account>('own', 'other'),
    general: fc.boolean(),
    state: mostly('ACTIVE', 'PENDING', 'SUSPENDED', 'LAPSED', 'REMOVED'),
    attached: fc.uniqueArray(attachment, { maxLength: 6, selector: ({ service, to }) => `${service} ${to}` }),
  }),
  thing: fc.oneof(
    fc.record({ what: fc.constant('company' as const), company: fc.constantFrom(...COMPANIES) }),
    fc.record({ what: fc.constant('request' as const), company: fc.constantFrom(...COMPANIES, null) }),
    fc.record({
      what: fc.constant('payment' as const),
      payers: fc.subarray([...COMPANIES]),
      brokers: fc.subarray([...COMPANIES]),
    }),
  ),
})
type World = typeof worldCase extends fc.Arbitrary<infer T> ? T : never

/**
 * The guide, in its own order. §2: the general user has every service of the account; an additional user has the
 * services granted to him and the companies attached to them. §10: the general user gives both, and takes them
 * away. Nobody sees anything of another account, or without the account's subscription, or while he cannot sign in.
 */
function guideSays({ subscribed, accountState, user, thing }: World): string[] {
  if (user.account === 'other') return []
  if (user.state !== 'ACTIVE' || accountState !== 'ACTIVE') return []
  const service: Service = thing.what === 'payment' ? 'PAYMENTS' : 'COMPANY_REGISTRATION'
  if (!subscribed.includes(service)) return []
  const concerns: [how: Connection, company: Company | null][] = []
  if (thing.what === 'company') concerns.push(['ITSELF', thing.company])
  if (thing.what === 'request') concerns.push(['OWNER', thing.company])
  if (thing.what === 'payment') {
    thing.payers.forEach((company) => concerns.push(['PAYER', company]))
    thing.brokers.forEach((company) => concerns.push(['BROKER', company]))
  }
  const reasons: string[] = []
  for (const [how, company] of concerns) {
    const about = `${how} ${company ?? 'no company yet'}`
    if (user.general) {
      reasons.push(`${service}: general user, ${about}`)
      continue
    }
    for (const granted of user.attached) {
      if (granted.service !== service) continue
      const until = granted.until ? ` until ${granted.until}` : ''
      if (granted.to === 'every company') reasons.push(`${service}: every company${until}, ${about}`)
      else if (granted.to === (company ?? 'no company yet'))
        reasons.push(`${service}: ${granted.to}${until}, ${about}`)
    }
  }
  return reasons.sort()
}

function grantOf({ service, to, until }: World['user']['attached'][number]): GrantOf {
  if (to === 'every company') return { service, until, reach: 'ALL', companyId: null }
  if (to === 'no company yet') return { service, until, reach: 'NONE', companyId: null }
  return { service, until, reach: 'COMPANY', companyId: to }
}

const EPOCH = new Date(0)
const actorIn = ({ subscribed, accountState, user }: World): Actor =>
  actorOf(
    {
      kind: user.general ? 'GENERAL' : 'ADDITIONAL',
      state: user.state as 'ACTIVE',
      email: 'x@y.example',
      firstName: 'ريم',
      lastName: 'العلي',
      locale: 'ar',
      accountId: user.account,
      accountState,
      roles: [],
      services: subscribed,
      grants: user.general ? [] : user.attached.map(grantOf),
    },
    { userId: 'u', sessionId: 's', idleEndsAt: EPOCH, endsAt: EPOCH, unread: 0, second: false },
  )

function subjectIn({ thing }: World): Subject {
  if (thing.what === 'company') return companySubject('own', thing.company)
  if (thing.what === 'request')
    return requestSubject(requestTypes[thing.company === null ? 'COMPANY_REGISTRATION' : 'COMPANY_CHANGE'], {
      accountId: 'own',
      companyId: thing.company,
    })
  return {
    accountId: 'own',
    service: 'PAYMENTS',
    permission: 'payments.read',
    places: [
      ...thing.payers.map((companyId) => ({ companyId, as: 'PAYER' as const })),
      ...thing.brokers.map((companyId) => ({ companyId, as: 'BROKER' as const })),
    ],
  }
}

function inWords({ service, basis, place }: Chain): string {
  const about = `${place.as} ${place.companyId ?? 'no company yet'}`
  if (basis.by === 'ROLE') return `${service}: general user, ${about}`
  const to = { ALL: 'every company', NONE: 'no company yet', COMPANY: basis.companyId }[basis.reach]
  return `${service}: ${to}${basis.until ? ` until ${basis.until}` : ''}, ${about}`
}

test('why a person sees something is what the guide says, reason by reason', () => {
  let seen = 0
  fc.assert(
    fc.property(worldCase, (world) => {
      const expected = guideSays(world)
      if (expected.length > 0) seen += 1
      expect(explain(actorIn(world), subjectIn(world)).map(inWords).sort()).toEqual(expected)
    }),
    { seed: 20261130, numRuns: env.TEST_DEEP ? 10_000 : 200 },
  )
  // Worlds in which nobody sees anything prove nothing.
  expect(seen).toBeGreaterThan(env.TEST_DEEP ? 3000 : 60)
})
