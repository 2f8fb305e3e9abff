import type { GrantOf, Member } from '@/lib/access/actor'
import { Service } from '@/lib/db/generated/enums'
import type { Result } from '@/lib/core/result'
import { accessEtag } from '@/lib/users/access-etag'
import { listChangesSince } from '@/lib/users/access-history'
import { findPeople } from '@/lib/users/account-people'
import { previewCompanyGrants, setCompanyGrants } from '@/lib/users/company-grants'
import { companyServices, formatWish, formatWishes, parseWishes } from '@/lib/users/company-wishes'
import { listAdditionalUsers, MAX_MATRIX_PEOPLE } from '@/lib/users/list-people'
import { removeUser } from '@/lib/users/remove-user'
import { setGrants } from '@/lib/users/set-grants'
import { addUser } from '../support/account-users'
import { companyOf, runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount } from '../support/office-scene'

beforeEach(emptyTables)

const LATER = new Date(AT.getTime() + 60_000)
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)
const { PAYMENTS, DECLARATIONS, BILLS, TARIFF } = Service
const grantOf = (service: Service, companyId: string): GrantOf => ({ service, reach: 'COMPANY', companyId })

async function scene() {
  const account = await makeAccount()
  const { accountId } = account
  const main = await companyOf(accountId, account.number)
  const branch = await companyOf(accountId, `9${account.number}`, 'BRANCH')
  const people = [
    await addUser(accountId, 'ADDITIONAL', 'ريم'),
    await addUser(accountId, 'ADDITIONAL', 'سعد'),
    await addUser(accountId, 'ADDITIONAL', 'هند'),
  ].sort()
  const second = await addUser(accountId, 'GENERAL', 'فهد')
  const other: Member = { ...(account.actor as Member), userId: second, firstName: 'فهد' }
  const held = async (userId: string) => (await findPeople(db, accountId, [userId], LATER))[0]!.held
  const etagOf = async (userId: string) => accessEtag((await findPeople(db, accountId, [userId], AT))[0]!, AT)
  /** What the page that asks again posts: these services for each, as they are now. */
  const wish = async (wanted: Record<string, Service[]>) =>
    formatWishes(
      await Promise.all(
        Object.entries(wanted).map(async ([userId, services]) => ({
          ...{ userId, services },
          seen: await etagOf(userId),
        })),
      ),
    )
  const save = async (wanted: string, by = account.actor, companyId = main) =>
    runKept((tx) => setCompanyGrants(tx, by, LATER, { companyId, wanted }))
  const alone = async (userId: string, wanted: GrantOf[], by = other) => {
    const seen = await etagOf(userId)
    return valueOf(await runKept((tx) => setGrants(tx, by, LATER, { userId, wanted, seen })))
  }
  return { ...account, main, branch, people, second, other, held, etagOf, wish, save, alone }
}

test('several people get and lose services of one company at once, each with history and notices, and nothing else of theirs changes', async () => {
  const { people, main, branch, held, wish, save, alone, second, accountId } = await scene()
  const [reem, saad, hind] = people as [string, string, string]
  await alone(reem, [grantOf(PAYMENTS, main), grantOf(PAYMENTS, branch)])
  await db.notification.deleteMany()
  const wanted = await wish({ [reem]: [BILLS], [saad]: [PAYMENTS, DECLARATIONS], [hind]: [] })
  expect(valueOf(await save(wanted))).toEqual({ people: 2 })
  expect(await held(reem)).toEqual(expect.arrayContaining([grantOf(PAYMENTS, branch), grantOf(BILLS, main)]))
  expect(await held(reem)).toHaveLength(2)
  expect(await held(saad)).toHaveLength(2)
  expect(await held(hind)).toEqual([])
  const told = await db.notification.findMany({ orderBy: { id: 'asc' } })
  expect(told.map(({ userId, kind }) => [userId, kind])).toEqual([
    [reem, 'access.changed'],
    [second, 'access.of-user'],
    [saad, 'access.changed'],
    [second, 'access.of-user'],
  ])
  const audited = await db.auditEvent.findMany({ where: { accountId, event: { startsWith: 'access.' } } })
  expect(audited.map(({ event, subjectId }) => [event, subjectId]).sort()).toEqual(
    [
      ['access.granted', reem],
      ['access.granted', reem],
      ['access.granted', reem],
      ['access.granted', saad],
      ['access.granted', saad],
      ['access.revoked', reem],
    ].sort(),
  )
})

test('the same once more changes nothing and tells nobody', async () => {
  const { people, wish, save } = await scene()
  await save(await wish({ [people[0]!]: [PAYMENTS] }))
  const before = await db.notification.count()
  expect(valueOf(await save(await wish({ [people[0]!]: [PAYMENTS] })))).toEqual({ people: 0 })
  expect(await db.notification.count()).toBe(before)
})

test('one of three people changed meanwhile: that one is named, and nobody’s access changes', async () => {
  const { people, branch, held, wish, save, alone, accountId } = await scene()
  const wanted = await wish(Object.fromEntries(people.map((id) => [id, [PAYMENTS]])))
  await alone(people[1]!, [grantOf(BILLS, branch)])
  const before = await db.grant.count()
  const result = await save(wanted)
  expect(codeOf(result)).toBe('accessChangedOf')
  const user = await db.user.findUniqueOrThrow({ where: { id: people[1]! } })
  expect(!result.ok && result.problems[0]!.args).toEqual({ names: `${user.firstName} ${user.lastName}` })
  expect(await db.grant.count()).toBe(before)
  expect(await held(people[0]!)).toEqual([])
  const changes = await listChangesSince(db, accountId, people, AT)
  expect(changes.map(({ userId, kind }) => [userId, kind])).toEqual([[people[1], 'GRANTED']])
})

test('a refusal of the last person undoes what the first ones got', async () => {
  const { people, wish, save, held, accountId } = await scene()
  await db.serviceSubscription.updateMany({ where: { accountId, service: 'BILLS' }, data: { endedAt: AT } })
  const wanted = await wish({ [people[0]!]: [PAYMENTS], [people[2]!]: [BILLS] })
  expect(codeOf(await save(wanted))).toBe('notSubscribed')
  expect(await held(people[0]!)).toEqual([])
  expect(await db.notification.count()).toBe(0)
  expect(codeOf(await save(await wish({ [people[0]!]: [TARIFF] })))).toBe('grantReach')
})

test('of two general users at once one is saved whole and the other is told', async () => {
  const { people, wish, save, other, held } = await scene()
  const [one, two] = await Promise.all([
    wish(Object.fromEntries(people.map((id) => [id, [PAYMENTS]]))),
    wish(Object.fromEntries([...people].reverse().map((id) => [id, [BILLS]]))),
  ])
  const codes = await Promise.all([save(one), save(two, other)])
  expect(codes.map(codeOf).sort()).toEqual(['accessChangedOf', 'ok'])
  const services = await Promise.all(people.map(async (id) => (await held(id)).map((grant) => grant.service)))
  expect(new Set(services.flat()).size).toBe(1)
  expect(services.every((own) => own.length === 1)).toBe(true)
})

test('another account’s company and people, oneself, a general user and an additional caller change nothing', async () => {
  const { actor, userId, people, second, wish, save, etagOf } = await scene()
  const stranger = await scene()
  const mine = await wish({ [people[0]!]: [PAYMENTS] })
  const theirs = await stranger.wish({ [stranger.people[0]!]: [PAYMENTS] })
  expect(codeOf(await save(mine, undefined, stranger.main))).toBe('notFound')
  expect(codeOf(await save(mine, stranger.actor))).toBe('notFound')
  expect(codeOf(await save(theirs))).toBe('notFound')
  expect(codeOf(await save([mine, theirs].join('*')))).toBe('notFound')
  expect(codeOf(await save(mine, { ...(actor as Member), kind: 'ADDITIONAL' }))).toBe('notFound')
  const wishOf = async (id: string) =>
    formatWish({ userId: id, services: [PAYMENTS], seen: await etagOf(id) })
  expect(codeOf(await save(await wishOf(userId)))).toBe('ownUser')
  expect(codeOf(await save(await wishOf(second)))).toBe('grantGeneral')
  expect(codeOf(await save(mine, undefined, 'x'))).toBe('notFound')
  expect(codeOf(await save('0.00000000.'))).toBe('accessChanged')
  expect(await db.grant.count()).toBe(0)
})

test('somebody removed meanwhile is told as changed', async () => {
  const { actor, people, wish, save } = await scene()
  const wanted = await wish({ [people[0]!]: [PAYMENTS], [people[1]!]: [PAYMENTS] })
  const given = { userId: people[0]!, reason: 'left', heirId: people[2]! }
  valueOf(await runKept((tx) => removeUser(tx, actor, LATER, given, () => undefined)))
  expect(codeOf(await save(wanted))).toBe('accessChangedOf')
  expect(await db.grant.count()).toBe(0)
})

test('a service for all companies stays, and what is new ends with the service’s last day', async () => {
  const { people, main, branch, held, wish, save, alone } = await scene()
  const until = '2030-01-31'
  const wide: GrantOf = { service: 'PAYMENTS', reach: 'ALL', companyId: null }
  await alone(people[0]!, [wide, { ...grantOf(BILLS, branch), until }])
  valueOf(await save(await wish({ [people[0]!]: [BILLS, PAYMENTS] })))
  expect(await held(people[0]!)).toEqual(
    expect.arrayContaining([wide, { ...grantOf(BILLS, branch), until }, { ...grantOf(BILLS, main), until }]),
  )
  expect(await held(people[0]!)).toHaveLength(3)
  // All companies until a day, this one without an end: the box is not offered, and must not be read as empty.
  await alone(people[1]!, [{ ...wide, until }, grantOf(PAYMENTS, main)])
  valueOf(await save(await wish({ [people[1]!]: [BILLS] })))
  expect(await held(people[1]!)).toEqual(
    expect.arrayContaining([{ ...wide, until }, grantOf(PAYMENTS, main), grantOf(BILLS, main)]),
  )
})

test('only people whose boxes were changed go on to the page that asks again', async () => {
  const { actor, people, main, etagOf, accountId } = await scene()
  const shown = (await findPeople(db, accountId, people, AT)).map((person) =>
    formatWish({
      ...{ userId: person.userId, services: companyServices(person, main) },
      seen: accessEtag(person, AT),
    }),
  )
  const preview = async (grant: string[], given = shown, by = actor, companyId = main) =>
    runKept((tx) => previewCompanyGrants(tx, by, { companyId, shown: given, grant }))
  const path = new URL(valueOf(await preview([`PAYMENTS:${people[1]}`])), 'http://x')
  expect(path.pathname).toBe(`/users/companies/${main}/confirm`)
  expect(parseWishes(path.searchParams.get('want')!)).toEqual([
    { userId: people[1], services: [PAYMENTS], seen: await etagOf(people[1]!) },
  ])
  expect(parseWishes(new URL(valueOf(await preview([])), 'http://x').searchParams.get('want')!)).toEqual([])
  const stranger = await scene()
  for (const box of [`PAYMENTS:${stranger.people[0]}`, 'PAYMENTS', 'NOTHING:x', `__proto__:${people[0]}`])
    expect(codeOf(await preview([box]))).toBe('notFound')
  expect(codeOf(await preview([], ['x']))).toBe('notFound')
  expect(codeOf(await preview([], shown, stranger.actor))).toBe('notFound')
  expect(codeOf(await preview([], shown, { ...(actor as Member), kind: 'ADDITIONAL' }))).toBe('notFound')
})

test('more than thirty people stand on several pages, each once, general users on none', async () => {
  const { actor, accountId, people } = await scene()
  for (let index = 0; index < MAX_MATRIX_PEOPLE; index += 1) await addUser(accountId, 'ADDITIONAL')
  const first = await listAdditionalUsers(actor, undefined, AT)
  const last = await listAdditionalUsers(actor, first.next, AT)
  expect([first.rows.length, last.rows.length, last.next]).toEqual([
    MAX_MATRIX_PEOPLE,
    people.length,
    undefined,
  ])
  expect(new Set([...first.rows, ...last.rows].map(({ userId }) => userId)).size).toBe(33)
})
