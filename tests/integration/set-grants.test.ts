import type { GrantOf, Member } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { findUserActor } from '@/lib/auth/user-actor'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import { accessEtag } from '@/lib/users/access-etag'
import { listChangesSince } from '@/lib/users/access-history'
import { findPerson } from '@/lib/users/account-people'
import { previewGrants, saveWanted } from '@/lib/users/preview-grants'
import { setGrants } from '@/lib/users/set-grants'
import { suspendUser } from '@/lib/users/suspend-user'
import { parseWanted } from '@/lib/users/wanted-grants'
import { messages } from '../support/accounts-scene'
import { companyOf, runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount } from '../support/office-scene'
import { addUser } from '../support/account-users'

beforeEach(emptyTables)

const LATER = new Date(AT.getTime() + 60_000)
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)
const payments = (companyId: string): GrantOf => ({ service: 'PAYMENTS', reach: 'COMPANY', companyId })
const all: GrantOf = { service: 'COMPANY_REGISTRATION', reach: 'ALL', companyId: null }
const tariff: GrantOf = { service: 'TARIFF', reach: 'NONE', companyId: null }

async function scene() {
  const account = await makeAccount()
  const main = await companyOf(account.accountId, account.number)
  const branch = await companyOf(account.accountId, `9${account.number}`, 'BRANCH')
  const reem = await addUser(account.accountId, 'ADDITIONAL', 'ريم')
  const second = await addUser(account.accountId, 'GENERAL', 'سعد')
  const other = { ...(account.actor as Member), userId: second, firstName: 'سعد' }
  const seen = async () => accessEtag((await findPerson(db, account.accountId, reem, AT))!, AT)
  const set = async (wanted: GrantOf[], by = account.actor, etag?: string) => {
    const base = etag ?? (await seen())
    return runKept((tx) => setGrants(tx, by, LATER, { userId: reem, wanted, seen: base }))
  }
  return { ...account, main, branch, reem, second, other, seen, set }
}

test('just what is wanted is in force from the next call on, in one command, with history and notices', async () => {
  const { set, reem, main, branch, accountId, second } = await scene()
  expect(valueOf(await set([payments(main), payments(branch), tariff]))).toEqual({ granted: 3, revoked: 0 })
  const asking = async () => findUserActor(db, reem, LATER)
  expect(can(await asking(), 'payments.pay', branch)).toBe(true)
  expect(valueOf(await set([payments(main), all]))).toEqual({ granted: 1, revoked: 2 })
  expect(can(await asking(), 'payments.pay', branch)).toBe(false)
  expect(can(await asking(), 'payments.pay', main)).toBe(true)
  expect(can(await asking(), 'companies.register', null)).toBe(true)
  expect(can(await asking(), 'tariff.use', null)).toBe(false)
  const events = await db.accessEvent.groupBy({ by: ['kind'], where: { accountId }, _count: true })
  expect(events.map(({ kind, _count }) => [kind, _count]).sort()).toEqual([
    ['GRANTED', 4],
    ['REVOKED', 2],
  ])
  expect(valueOf(await set([payments(main), all]))).toEqual({ granted: 0, revoked: 0 })
  const told = await db.notification.findMany({ orderBy: { id: 'asc' } })
  expect(told.map(({ userId, kind }) => [userId, kind])).toEqual([
    [reem, 'access.changed'],
    [second, 'access.of-user'],
    [reem, 'access.changed'],
    [second, 'access.of-user'],
  ])
})

test('beside all companies no single one is kept', async () => {
  const { set, main, accountId, reem } = await scene()
  await set([payments(main), { service: 'PAYMENTS', reach: 'ALL', companyId: null }])
  const held = (await findPerson(db, accountId, reem, AT))!.held
  expect(held).toEqual([{ service: 'PAYMENTS', reach: 'ALL', companyId: null }])
})

test('the second of two general users is told, nothing of it is saved, and what changed is shown', async () => {
  const { set, seen, other, main, branch, accountId, reem } = await scene()
  const opened = await seen()
  valueOf(await set([payments(main)], other, opened))
  expect(codeOf(await set([payments(branch)], undefined, opened))).toBe('accessChanged')
  expect((await findPerson(db, accountId, reem, AT))!.held).toEqual([payments(main)])
  const changes = await listChangesSince(db, accountId, reem, AT)
  expect(changes.map(({ kind, companyId, actorName }) => [kind, companyId, actorName])).toEqual([
    ['GRANTED', main, 'سعد الهاشمي'],
  ])
})

test('of two at once with one base one is saved and the other told', async () => {
  const { set, seen, other, main, branch } = await scene()
  const opened = await seen()
  const codes = await Promise.all([
    set([payments(main)], undefined, opened),
    set([payments(branch)], other, opened),
  ])
  expect(codes.map(codeOf).sort()).toEqual(['accessChanged', 'ok'])
  expect(await db.grant.count({ where: { revokedAt: null } })).toBe(1)
})

test('nobody’s user, somebody else’s company, an unknown reach, a left service and a suspended giver are refused', async () => {
  const { actor, set, seen, reem, main, second, accountId, other } = await scene()
  const stranger = await scene()
  const base = await seen()
  const tried = async (by: Member, userId: string, wanted: GrantOf[]) =>
    codeOf(await runKept((tx) => setGrants(tx, by, LATER, { userId, wanted, seen: base })))
  expect(await tried(stranger.actor as Member, reem, [payments(main)])).toBe('notFound')
  expect(codeOf(await set([payments(stranger.main)]))).toBe('notFound')
  expect(codeOf(await set([payments(newId(AT))]))).toBe('notFound')
  expect(codeOf(await set([{ service: 'TARIFF', reach: 'ALL', companyId: null }]))).toBe('grantReach')
  expect(codeOf(await set([{ service: 'PAYMENTS', reach: 'NONE', companyId: null }]))).toBe('grantReach')
  expect(await tried(actor as Member, second, [])).toBe('grantGeneral')
  expect(await tried({ ...(actor as Member), kind: 'ADDITIONAL' }, reem, [])).toBe('notFound')
  await db.serviceSubscription.updateMany({
    where: { accountId, service: 'PAYMENTS' },
    data: { endedAt: LATER },
  })
  expect(codeOf(await set([payments(main)]))).toBe('notSubscribed')
  await runKept((tx) => suspendUser(tx, actor, LATER, { userId: second, reason: 'left' }))
  expect(await tried(other, reem, [tariff])).toBe('forbidden')
  expect(await db.grant.count()).toBe(0)
})

test('the boxes of a matrix become an address that names the same grants, whatever is added behind', async () => {
  const { actor, reem, main, branch, accountId, number, seen } = await scene()
  const boxes = [
    `PAYMENTS:${branch}`,
    'COMPANY_REGISTRATION:ALL',
    `COMPANY_REGISTRATION:${main}`,
    'TARIFF:NONE',
  ]
  const base = await seen()
  const path = valueOf(
    await runKept((tx) => previewGrants(tx, actor, AT, { userId: reem, grant: boxes, seen: base })),
  )
  const want = new URL(path, 'http://x').searchParams.get('want')!
  expect(path.length).toBeLessThan(300)
  const third = await companyOf(accountId, `8${number}`, 'BRANCH')
  const expected = [payments(branch), all, tariff]
  expect(parseWanted(want, [main, branch, third])).toEqual(expect.arrayContaining(expected))
  expect(parseWanted(want, [main, branch, third])).toHaveLength(3)
  expect(parseWanted(want, [branch, main])).toBeUndefined()
  expect(parseWanted(want, [main])).toBeUndefined()
  for (const bad of ['', '2', `${want}x.`, want.replace('p', 'q'), `2.${'0'.repeat(8)}.pA`])
    expect(parseWanted(bad, [main, branch])).toBeUndefined()
  valueOf(await runKept((tx) => saveWanted(tx, actor, LATER, { userId: reem, wanted: want, seen: base })))
  expect((await findPerson(db, accountId, reem, AT))!.held).toHaveLength(3)
})

test('boxes of somebody else’s company, or made up, lead nowhere', async () => {
  const { actor, reem, seen } = await scene()
  const stranger = await scene()
  const base = await seen()
  for (const box of [
    `PAYMENTS:${stranger.main}`,
    'PAYMENTS',
    'NOTHING:ALL',
    '__proto__:ALL',
    'PAYMENTS:ALL:x',
  ])
    expect(
      codeOf(await runKept((tx) => previewGrants(tx, actor, AT, { userId: reem, grant: [box], seen: base }))),
    ).toBe('notFound')
  expect(
    codeOf(
      await runKept((tx) => previewGrants(tx, stranger.actor, AT, { userId: reem, grant: [], seen: base })),
    ),
  ).toBe('notFound')
})

test('a change is mailed to the person and to the other general user', async () => {
  const { set, main } = await scene()
  await set([payments(main)])
  expect((await messages()).map(({ line }) => line.replace(/→ .*@/, '→ @'))).toEqual([
    'EMAIL access.changed → @companies.example',
    'EMAIL access.of-user → @companies.example',
  ])
})
