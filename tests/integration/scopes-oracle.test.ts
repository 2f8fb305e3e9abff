import fc from 'fast-check'
import type { Actor } from '@/lib/access/actor'
import { explain } from '@/lib/access/explain'
import { usersWhoReach } from '@/lib/access/grants'
import { can, canAnywhere } from '@/lib/access/permissions'
import { findUserActor } from '@/lib/auth/user-actor'
import { companySubject } from '@/lib/companies/company-subject'
import { visibleCompanies } from '@/lib/companies/scope'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { addDays } from '@/lib/core/day'
import { newId } from '@/lib/core/ids'
import { env } from '@/lib/env'
import type { Tx } from '@/lib/db/client'
import { findPaymentSubject } from '@/lib/payments/payment-subject'
import { payablePaymentRequests, payingParties, visiblePaymentRequests } from '@/lib/payments/scope'
import { requestTypes } from '@/lib/request-types'
import { requestSubject } from '@/lib/requests/request-subject'
import { visibleRequests } from '@/lib/requests/scope'
import { addUser } from '../support/account-users'
import { companyOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount } from '../support/office-scene'

const SERVICES = ['COMPANY_REGISTRATION', 'PAYMENTS', 'TARIFF'] as const
type Service = (typeof SERVICES)[number]

/** Companies 0 and 1 are the first account's, 2 and 3 the second's; null is none, of either account. */
const COMPANIES = [0, 1, 2, 3] as const
const accountOf = (company: number) => (company < 2 ? 0 : 1)

type World = {
  accountId: string[]
  companyId: string[]
  partyId: string[]
  /** Users: a general and an additional one of the first account, an additional one of the second. */
  userId: string[]
  requests: { id: string; account: number; company: number | null }[]
  payments: { id: string; payer: number; broker: number }[]
}

const USERS = [
  { account: 0, general: true },
  { account: 0, general: false },
  { account: 1, general: false },
] as const

const grantCase = fc.record({
  user: fc.constantFrom(1, 2),
  service: fc.constantFrom(...SERVICES),
  reach: fc.constantFrom('COMPANY' as const, 'ALL' as const, 'NONE' as const),
  branch: fc.boolean(),
  revoked: fc.boolean(),
  /** Days from today to its last one. */
  until: fc.constantFrom(null, null, -1, 0, 1),
})
const worldCase = fc.record({
  left: fc.uniqueArray(fc.record({ account: fc.constantFrom(0, 1), service: fc.constantFrom(...SERVICES) }), {
    maxLength: 3,
    selector: ({ account, service }) => `${account}${service}`,
  }),
  grants: fc.uniqueArray(grantCase, {
    maxLength: 6,
    selector: ({ user, service, reach, branch }) =>
      `${user}${service}${reach}${reach === 'COMPANY' ? branch : ''}`,
  }),
  suspendedAccounts: fc.subarray([0, 1], { maxLength: 1 }),
  suspendedUsers: fc.subarray([0, 1, 2], { maxLength: 1 }),
  suspendedCompanies: fc.subarray([...COMPANIES], { maxLength: 2 }),
})
type Case = typeof worldCase extends fc.Arbitrary<infer T> ? T : never

const companyOfGrant = ({ user, branch }: Case['grants'][number]) =>
  USERS[user]!.account * 2 + (branch ? 1 : 0)

/** The rule, written anew: whether a user may act in a service for a company of an account, or for none. */
function mayAct(
  given: Case,
  user: number,
  service: Service,
  account: number,
  company: number | null,
): boolean {
  const { account: own, general } = USERS[user]!
  if (own !== account) return false
  if (given.suspendedUsers.includes(user) || given.suspendedAccounts.includes(own)) return false
  if (given.left.some((one) => one.account === own && one.service === service)) return false
  if (general) return true
  return given.grants.some((grant) => {
    if (grant.user !== user || grant.service !== service || grant.revoked) return false
    if (grant.until !== null && grant.until < 0) return false
    if (grant.reach === 'ALL') return true
    return grant.reach === 'NONE' ? company === null : company === companyOfGrant(grant)
  })
}

async function build(): Promise<World> {
  const first = await makeAccount()
  const second = await makeAccount()
  const accountId = [first.accountId, second.accountId]
  const companyId: string[] = []
  const partyId: string[] = []
  for (const company of COMPANIES) {
    const number = String(660_100 + company)
    const id = newId(AT)
    const names = { nameAr: `شركة ${number}`, nameEn: `Company ${number}` }
    await db.customsParty.create({
      data: {
        id,
        customsCode: `ORACLE-${number}`,
        kind: 'TRADER',
        commercialRegistrationNumber: number,
        updatedAt: AT,
        ...names,
      },
    })
    const made = await companyOf(
      accountId[accountOf(company)]!,
      number,
      company % 2 === 0 ? 'MAIN' : 'BRANCH',
    )
    await db.company.update({ where: { id: made }, data: { partyId: id } })
    companyId.push(made)
    partyId.push(id)
  }
  const userId = [first.userId]
  for (const account of [0, 1]) userId.push(await addUser(accountId[account]!, 'ADDITIONAL'))
  const requests = ([null, ...COMPANIES, null] as const).map((company, i) => ({
    id: newId(AT),
    company,
    account: company === null ? Number(i > 0) : accountOf(company),
  }))
  await db.request.createMany({
    data: requests.map(({ id, account, company }, i) => ({
      id,
      number: `CO/${900 + i}/26`,
      type: company === null ? ('COMPANY_REGISTRATION' as const) : ('COMPANY_CHANGE' as const),
      accountId: accountId[account]!,
      companyId: company === null ? null : companyId[company]!,
      state: i % 2 === 0 ? ('DRAFT' as const) : ('SUBMITTED' as const),
      submittedAt: i % 2 === 0 ? null : AT,
      createdById: userId[0]!,
      createdAt: AT,
      updatedAt: AT,
      subjectAr: 'أ',
      subjectEn: 'A',
      searchText: 'a',
    })),
  })
  await db.customsAccount.createMany({
    data: [{ code: 'FEES', nameAr: 'رسوم', nameEn: 'Fees' }],
    skipDuplicates: true,
  })
  const payments = COMPANIES.map((payer) => ({ id: newId(AT), payer, broker: (payer + 1) % 4 }))
  for (const { id, payer, broker } of payments)
    await db.paymentRequest.create({
      data: {
        id,
        number: `PR/${900 + payer}/26`,
        origin: 'LICENCE_RENEWAL',
        type: 'FEES',
        reference: `oracle-${payer}`,
        payerId: partyId[payer]!,
        brokerId: partyId[broker]!,
        customsAccountCode: 'FEES',
        amountFils: 1000,
        issuedAt: AT,
        updatedAt: AT,
        lines: { create: { revision: 1, category: 'CUSTOMS_DUTY', amountFils: 1000 } },
      },
    })
  return { accountId, companyId, partyId, userId, requests, payments }
}

/** Puts a case into the database, within a transaction that is rolled back. */
async function arrange(tx: Tx, world: World, given: Case): Promise<void> {
  for (const { account, service } of given.left)
    await tx.serviceSubscription.updateMany({
      where: { accountId: world.accountId[account]!, service },
      data: { endedAt: AT },
    })
  await tx.grant.createMany({
    data: given.grants.map((one) => ({
      id: newId(AT),
      accountId: world.accountId[USERS[one.user]!.account]!,
      userId: world.userId[one.user]!,
      service: one.service,
      reach: one.reach,
      companyId: one.reach === 'COMPANY' ? world.companyId[companyOfGrant(one)]! : null,
      grantedAt: AT,
      revokedAt: one.revoked ? AT : null,
      until: one.until === null ? null : dateOnly(addDays(kuwaitDay(AT), one.until)),
    })),
  })
  const suspend = (ids: string[]) => ({ where: { id: { in: ids } }, data: { state: 'SUSPENDED' as const } })
  await tx.account.updateMany(suspend(given.suspendedAccounts.map((i) => world.accountId[i]!)))
  await tx.user.updateMany(suspend(given.suspendedUsers.map((i) => world.userId[i]!)))
  await tx.company.updateMany(suspend(given.suspendedCompanies.map((i) => world.companyId[i]!)))
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()
const select = { id: true } as const

async function check(tx: Tx, world: World, given: Case, user: number): Promise<void> {
  const actor: Actor = await findUserActor(tx, world.userId[user]!, AT)
  const { account } = USERS[user]!
  const registers = (of: number, company: number | null) =>
    mayAct(given, user, 'COMPANY_REGISTRATION', of, company)
  const pays = (company: number) =>
    !given.suspendedCompanies.some((one) => one === company) &&
    mayAct(given, user, 'PAYMENTS', accountOf(company), company)
  for (const company of [null, ...COMPANIES.filter((one) => accountOf(one) === account)]) {
    const id = company === null ? null : world.companyId[company]!
    expect(can(actor, 'companies.register', id)).toBe(registers(account, company))
    expect(can(actor, 'payments.pay', id)).toBe(mayAct(given, user, 'PAYMENTS', account, company))
  }
  const anywhere = [null, ...COMPANIES].some((company) => mayAct(given, user, 'TARIFF', account, company))
  expect(canAnywhere(actor, 'tariff.use')).toBe(anywhere)
  expect(idsOf(await tx.request.findMany({ where: visibleRequests(requestTypes, actor), select }))).toEqual(
    idsOf(world.requests.filter((request) => registers(request.account, request.company))),
  )
  expect(idsOf(await tx.company.findMany({ where: visibleCompanies(actor), select }))).toEqual(
    COMPANIES.filter((company) => registers(accountOf(company), company))
      .map((company) => world.companyId[company]!)
      .sort(),
  )
  expect(idsOf(await tx.paymentRequest.findMany({ where: payablePaymentRequests(actor), select }))).toEqual(
    idsOf(world.payments.filter(({ payer }) => pays(payer))),
  )
  expect(idsOf(await tx.paymentRequest.findMany({ where: visiblePaymentRequests(actor), select }))).toEqual(
    idsOf(world.payments.filter(({ payer, broker }) => pays(payer) || pays(broker))),
  )
  const [parties] = await tx.$queryRaw<{ ids: string[] }[]>`SELECT ${payingParties(actor)} AS ids`
  expect(parties!.ids.sort()).toEqual(
    COMPANIES.filter(pays)
      .map((company) => world.partyId[company]!)
      .sort(),
  )
}

/** `explain` names somebody exactly where the scopes show it to him. */
async function checkReasons(tx: Tx, world: World, given: Case, user: number): Promise<void> {
  const actor = await findUserActor(tx, world.userId[user]!, AT)
  const { account } = USERS[user]!
  const own = world.accountId[account]!
  const may = (service: Service, company: number | null) => mayAct(given, user, service, account, company)
  for (const company of COMPANIES.filter((one) => accountOf(one) === account)) {
    const chains = explain(actor, companySubject(own, world.companyId[company]!))
    expect(chains.length > 0).toBe(may('COMPANY_REGISTRATION', company))
    for (const { basis } of chains)
      if (basis.by === 'GRANT' && basis.until) expect(basis.until >= kuwaitDay(AT)).toBe(true)
  }
  for (const { company } of world.requests.filter((one) => one.account === account)) {
    const definition = requestTypes[company === null ? 'COMPANY_REGISTRATION' : 'COMPANY_CHANGE']
    const companyId = company === null ? null : world.companyId[company]!
    const chains = explain(actor, requestSubject(definition, { accountId: own, companyId }))
    expect(chains.length > 0).toBe(may('COMPANY_REGISTRATION', company))
  }
  for (const { id, payer, broker } of world.payments) {
    const seen = [payer, broker].some(
      (company) =>
        accountOf(company) === account &&
        !given.suspendedCompanies.some((one) => one === company) &&
        may('PAYMENTS', company),
    )
    expect(explain(actor, await findPaymentSubject(tx, own, id)).length > 0).toBe(seen)
  }
}

class Undo extends Error {}

test('each scope is what the right to act says, whatever is granted, left, revoked or suspended', async () => {
  await emptyTables()
  const world = await build()
  await fc.assert(
    fc.asyncProperty(worldCase, fc.constantFrom(...COMPANIES), async (given, company) => {
      const one = db.$transaction(
        async (tx) => {
          await arrange(tx, world, given)
          for (const user of USERS.keys()) {
            await check(tx, world, given, user)
            await checkReasons(tx, world, given, user)
          }
          const told = await usersWhoReach(tx, AT, 'PAYMENTS', { id: world.companyId[company]! })
          const may = [...USERS.keys()].filter((user) =>
            mayAct(given, user, 'PAYMENTS', accountOf(company), company),
          )
          expect(told.filter((id) => world.userId.includes(id))).toEqual(
            may.map((user) => world.userId[user]!).sort(),
          )
          throw new Undo()
        },
        { timeout: 30_000 },
      )
      await one.catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error
      })
    }),
    { seed: 20261130, numRuns: env.TEST_DEEP ? 2000 : 200 },
  )
}, 900_000)
