import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/core/ids'
import {
  findAccessRequest,
  generalUsers,
  listOwnRequests,
  namedCompanies,
} from '@/lib/service-access/access-request-queries'
import { askForAccess, MAX_OPEN_REQUESTS, type AskedAccess } from '@/lib/service-access/ask-for-access'
import { declineAccess, grantAccess } from '@/lib/service-access/decide-access-request'
import { expireAccessRequests } from '@/lib/service-access/expire-access-requests'
import { grant } from '@/lib/users/grant-commands'
import { unsubscribe } from '@/lib/users/subscription-commands'
import { ask, EXPIRED, LATER, makeAskers, toldKinds } from '../support/access-request-scene'
import { companyOf, runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT } from '../support/office-scene'

beforeEach(emptyTables)

const run = <T>(work: (tx: Tx) => Promise<Result<T>>) => runKept(work)
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)

test('the general user is told with a link, the person sees of whom, and history and audit have it', async () => {
  const world = await makeAskers()
  const { id } = valueOf(await ask(world))
  const [notice] = await db.notification.findMany({ where: { userId: world.general.userId } })
  expect(notice).toMatchObject({ kind: 'access.asked', href: `/users/access-requests/${id}` })
  expect(notice!.args).toMatchObject({ field: 'TARIFF', name: 'ريم الهاشمي' })
  expect(await toldKinds(world.second.userId)).toEqual([])
  expect(await db.message.count({ where: { template: 'access.asked' } })).toBe(1)
  const [own] = await listOwnRequests(world.assistant, LATER, 'TARIFF')
  expect(own).toMatchObject({ id, state: 'OPEN', askedOfName: 'حامد الهاشمي' })
  expect(await db.accessEvent.findMany({ select: { kind: true, userId: true } })).toEqual([
    { kind: 'ASKED', userId: world.assistant.userId },
  ])
  expect(await db.auditEvent.count({ where: { event: 'access.asked' } })).toBe(1)
})

test('asking twice, also at once, is one request and one notice', async () => {
  const world = await makeAskers()
  const both = await Promise.all([ask(world), ask(world)])
  const ids = both.map((result) => valueOf(result).id)
  expect(new Set(ids).size).toBe(1)
  expect(valueOf(await ask(world, { askedOfId: world.second.userId })).id).toBe(ids[0])
  expect(await toldKinds(world.general.userId)).toEqual(['access.asked'])
})

test('what cannot be asked for is refused, and nothing told', async () => {
  const world = await makeAskers()
  const stranger = await makeAskers()
  const branch = await companyOf(world.accountId, '909090', 'BRANCH')
  const tried = async (change: Partial<AskedAccess>) => codeOf(await ask(world, change))
  expect(await tried({ askedOfId: stranger.general.userId })).toBe('askedOfGone')
  expect(await tried({ askedOfId: world.assistant.userId })).toBe('askedOfGone')
  expect(await tried({ askedOfId: 'nobody' })).toBe('askedOfGone')
  expect(await tried({ service: 'DECLARATIONS' })).toBe('serviceNotOpen')
  // A company of somebody else, one of the account that the person knows nothing of, one for what has none.
  const about = (companyId: string) => ({ service: 'COMPANY_REGISTRATION', companyId }) as const
  expect(await tried(about(stranger.companyId))).toBe('notFound')
  expect(await tried(about(branch))).toBe('notFound')
  expect(await tried({ companyId: world.companyId })).toBe('notFound')
  expect(await tried({ service: 'PAYMENTS', companyId: world.companyId })).toBe('accessHeld')
  const service = 'TARIFF'
  const { general, accountId } = world
  valueOf(await run((tx) => unsubscribe(tx, general, AT, { accountId, service })))
  expect(await tried({})).toBe('notSubscribed')
  const asGeneral = await run((tx) =>
    askForAccess(tx, general, AT, { service, companyId: null, askedOfId: general.userId, reason: 'x' }),
  )
  expect(codeOf(asGeneral)).toBe('notFound')
  expect(await db.accessRequest.count()).toBe(0)
  expect(await db.notification.count({ where: { kind: 'access.asked' } })).toBe(0)
})

test('nobody has more than five open, and each that is answered makes room', async () => {
  const world = await makeAskers()
  const { assistant, accountId, general } = world
  const companies = await Promise.all(
    Array.from({ length: MAX_OPEN_REQUESTS + 1 }, (_, i) => companyOf(accountId, `90909${i}`, 'BRANCH')),
  )
  // They are known to the person by another service.
  for (const companyId of companies)
    valueOf(
      await run((tx) =>
        grant(tx, general, AT, {
          userId: assistant.userId,
          service: 'PAYMENTS',
          reach: 'COMPANY',
          companyId,
        }),
      ),
    )
  const about = (i: number) => ({ service: 'COMPANY_REGISTRATION', companyId: companies[i]! }) as const
  const made: { id: string }[] = []
  for (let i = 0; i < MAX_OPEN_REQUESTS; i += 1) made.push(valueOf(await ask(world, about(i))))
  expect(codeOf(await ask(world, about(MAX_OPEN_REQUESTS)))).toBe('accessRequestsTooMany')
  valueOf(await run((tx) => declineAccess(tx, general, LATER, { requestId: made[0]!.id, reason: 'x' })))
  expect(codeOf(await ask(world, about(MAX_OPEN_REQUESTS)))).toBe('ok')
})

test('only the names of general users of the own account, and companies already known, are shown', async () => {
  const world = await makeAskers()
  await companyOf(world.accountId, '909090', 'BRANCH')
  const stranger = await makeAskers()
  expect((await generalUsers(world.assistant)).map(({ id }) => id)).toEqual([
    world.general.userId,
    world.second.userId,
  ])
  expect((await namedCompanies(world.assistant)).map(({ id }) => id)).toEqual([world.companyId])
  expect((await namedCompanies(world.general)).length).toBe(2)
  expect((await namedCompanies(stranger.general)).map(({ id }) => id)).toEqual([stranger.companyId])
})
describe('time', () => {
  test('after 30 days a request ends by itself, once, and is told; it can be asked for anew', async () => {
    const world = await makeAskers()
    const { id } = valueOf(await ask(world))
    const before = new Date(EXPIRED.getTime() - 1)
    expect(await expireAccessRequests(before)).toBe(0)
    // Before the sweep has come by, too.
    expect(await findAccessRequest(world.general, id, EXPIRED)).toMatchObject({ state: 'EXPIRED' })
    const press = () =>
      run((tx) => grantAccess(tx, world.general, EXPIRED, { requestId: id, companyId: null }))
    expect(codeOf(await press())).toBe('accessRequestExpired')
    const swept = await Promise.all([expireAccessRequests(EXPIRED), expireAccessRequests(EXPIRED)])
    expect(swept.reduce((a, b) => a + b)).toBe(1)
    expect(await toldKinds(world.assistant.userId)).toEqual(['access.expired'])
    expect(codeOf(await press())).toBe('accessRequestExpired')
    expect(valueOf(await ask(world, {}, EXPIRED)).id).not.toBe(id)
    const last = await db.auditEvent.findFirstOrThrow({ where: { event: 'access.ask-expired' } })
    expect(last).toMatchObject({ actorRole: 'SYSTEM', accountId: world.accountId })
  })

  test('asking for what has run out needs no sweep', async () => {
    const world = await makeAskers()
    const { id } = valueOf(await ask(world))
    expect(valueOf(await ask(world, {}, EXPIRED)).id).not.toBe(id)
    expect(await db.accessRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'EXPIRED' })
  })
})

test('the database keeps a decided request as it is, and refuses a second open one', async () => {
  const world = await makeAskers()
  const made = valueOf(await ask(world))
  const { id: _id, ...rest } = made
  await expect(db.accessRequest.create({ data: { ...rest, id: newId(AT) } })).rejects.toThrow()
  await expect(
    db.accessRequest.update({ where: { id: made.id }, data: { reason: 'other' } }),
  ).rejects.toThrow()
  valueOf(await run((tx) => declineAccess(tx, world.general, LATER, { requestId: made.id, reason: 'x' })))
  const reopened = { state: 'OPEN', decidedAt: null, decidedById: null, declineReason: null } as const
  await expect(db.accessRequest.update({ where: { id: made.id }, data: reopened })).rejects.toThrow()
})
