import { companySubject } from '@/lib/companies/company-subject'
import { newId } from '@/lib/core/ids'
import { countPaymentsMoved } from '@/lib/payments/count-moved'
import { requestTypes } from '@/lib/request-types'
import { countRequestsGained } from '@/lib/requests/count-gained'
import { gained } from '@/lib/users/access-difference'
import { findPerson, listViewers } from '@/lib/users/account-people'
import { isUnused, listUsers, readPeopleFilter } from '@/lib/users/list-people'
import { addUser } from '../support/account-users'
import { additional, companyOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount } from '../support/office-scene'

beforeEach(emptyTables)

const days = (count: number) => new Date(AT.getTime() - count * 86_400_000)
const names = async (account: Awaited<ReturnType<typeof makeAccount>>, params: Record<string, string> = {}) =>
  (await listUsers(account.actor, readPeopleFilter(params), AT)).rows.map(({ firstName }) => firstName)

test('the list shows one’s own account’s people, found by name and e-mail, without removed ones', async () => {
  const account = await makeAccount()
  const stranger = await makeAccount()
  await addUser(stranger.accountId, 'ADDITIONAL', 'غريب')
  const reem = await addUser(account.accountId, 'ADDITIONAL', 'ريم')
  const gone = await addUser(account.accountId, 'ADDITIONAL', 'سعد')
  await db.user.update({ where: { id: gone }, data: { state: 'REMOVED' } })
  expect(await names(account)).toEqual(['حامد', 'ريم'])
  expect(await names(account, { q: 'ريم الهاش' })).toEqual(['ريم'])
  expect(await names(account, { q: reem.slice(0, 20).toUpperCase() })).toEqual(['ريم'])
  expect(await names(account, { q: '%' })).toEqual([])
  expect(await names(account, { q: 'غريب' })).toEqual([])
})

test('whoever has not signed in for 90 days is marked, and can be listed alone', async () => {
  const account = await makeAccount()
  await addUser(account.accountId, 'ADDITIONAL', 'ريم', { createdAt: days(400), lastSignInAt: days(89) })
  const old = await addUser(account.accountId, 'ADDITIONAL', 'سعد', {
    createdAt: days(400),
    lastSignInAt: days(90),
  })
  await addUser(account.accountId, 'ADDITIONAL', 'مها', { createdAt: days(91) })
  expect(await names(account, { unused: '1' })).toEqual(['سعد', 'مها'])
  expect(isUnused((await findPerson(db, account.accountId, old, AT))!, AT)).toBe(true)
})

test('pages follow each other without a gap or a repeat', async () => {
  const account = await makeAccount()
  for (let index = 0; index < 45; index += 1)
    await addUser(account.accountId, 'ADDITIONAL', `م${index}`, { createdAt: days(index % 3) })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listUsers(account.actor, { text: '', unused: false, after }, AT)
    seen.push(...page.rows.map(({ userId }) => userId))
    after = page.next
  } while (after)
  expect(seen).toHaveLength(46)
  expect(new Set(seen).size).toBe(46)
})

test('who sees a company is named with the reason, and nobody of another account', async () => {
  const account = await makeAccount()
  const company = await companyOf(account.accountId, account.number)
  const reem = await addUser(account.accountId, 'ADDITIONAL', 'ريم')
  await addUser(account.accountId, 'ADDITIONAL', 'سعد')
  const stranger = await makeAccount()
  await db.grant.create({
    data: {
      id: newId(AT),
      accountId: account.accountId,
      userId: reem,
      service: 'COMPANY_REGISTRATION',
      reach: 'COMPANY',
      companyId: company,
      grantedAt: AT,
    },
  })
  const viewers = await listViewers(db, companySubject(account.accountId, company), AT)
  expect(viewers.map(({ person, chains }) => [person.firstName, chains.map(({ basis }) => basis)])).toEqual([
    ['حامد', [{ by: 'ROLE' }]],
    ['ريم', [{ by: 'GRANT', reach: 'COMPANY', companyId: company, until: null }]],
  ])
  const foreign = await listViewers(db, companySubject(stranger.accountId, company), AT)
  expect(foreign.map(({ person }) => person.userId)).not.toContain(reem)
})

test('what somebody gains and loses is counted in requests and payment requests', async () => {
  const account = await makeAccount()
  const main = await companyOf(account.accountId, account.number)
  const branch = await companyOf(account.accountId, `9${account.number}`, 'BRANCH')
  const parties = [newId(AT), newId(AT), newId(AT)] as const
  for (const [index, id] of parties.entries())
    await db.customsParty.create({
      data: { id, customsCode: `USERS-${index}`, kind: 'TRADER', nameAr: 'أ', nameEn: 'A', updatedAt: AT },
    })
  await db.company.update({ where: { id: main }, data: { partyId: parties[0] } })
  await db.company.update({ where: { id: branch }, data: { partyId: parties[1] } })
  await db.customsAccount.createMany({
    data: [{ code: 'FEES', nameAr: 'رسوم', nameEn: 'Fees' }],
    skipDuplicates: true,
  })
  // Owed by the main company, sent by the branch; owed by the branch; owed by the branch, sent by somebody else.
  for (const [index, [payerId, brokerId]] of (
    [
      [parties[0], parties[1]],
      [parties[1], null],
      [parties[1], parties[2]],
    ] as const
  ).entries())
    await db.paymentRequest.create({
      data: {
        id: newId(AT),
        number: `PR/${index + 1}/26`,
        origin: 'LICENCE_RENEWAL',
        type: 'FEES',
        reference: `users-${index}`,
        payerId,
        brokerId,
        customsAccountCode: 'FEES',
        amountFils: 1000,
        issuedAt: AT,
        updatedAt: AT,
        lines: { create: { revision: 1, category: 'CUSTOMS_DUTY', amountFils: 1000 } },
      },
    })
  await db.request.create({
    data: {
      id: newId(AT),
      number: 'CO/77/26',
      type: 'COMPANY_CHANGE',
      accountId: account.accountId,
      companyId: branch,
      state: 'DRAFT',
      createdById: account.userId,
      createdAt: AT,
      updatedAt: AT,
      subjectAr: 'أ',
      subjectEn: 'A',
      searchText: 'a',
    },
  })
  const before = additional(account, [{ service: 'PAYMENTS', companyId: main }])
  const after = additional(account, [
    { service: 'PAYMENTS', companyId: branch },
    { service: 'COMPANY_REGISTRATION', companyId: branch },
  ])
  expect(await countPaymentsMoved(db, before, after)).toEqual({ gained: 2, lost: 0 })
  expect(await countPaymentsMoved(db, after, before)).toEqual({ gained: 0, lost: 2 })
  expect(await countPaymentsMoved(db, additional(account, []), after)).toEqual({ gained: 3, lost: 0 })
  expect(await countRequestsGained(db, requestTypes, before, after)).toBe(1)
  expect(await countRequestsGained(db, requestTypes, after, before)).toBe(0)
  expect(gained(before, after, [main, branch])).toEqual([
    { service: 'COMPANY_REGISTRATION', all: false, companyIds: [branch], withoutCompany: false },
    { service: 'PAYMENTS', all: false, companyIds: [branch], withoutCompany: false },
  ])
})
