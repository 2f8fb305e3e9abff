import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Member } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { findUserActor } from '@/lib/auth/user-actor'
import {
  findAccessRequest,
  listOwnRequests,
  listWaitingRequests,
} from '@/lib/service-access/access-request-queries'
import { declineAccess, grantAccess } from '@/lib/service-access/decide-access-request'
import { changeRole } from '@/lib/users/change-role'
import { grant } from '@/lib/users/grant-commands'
import { suspendUser } from '@/lib/users/suspend-user'
import { subscribe, unsubscribe } from '@/lib/users/subscription-commands'
import { ask, assistantNow, LATER, makeAskers, toldKinds } from '../support/access-request-scene'
import { runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT } from '../support/office-scene'

beforeEach(emptyTables)

const run = <T>(work: (tx: Tx) => Promise<Result<T>>) => runKept(work)
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)

test('one press grants what was asked for, works from the next call on, and is told', async () => {
  const world = await makeAskers()
  const { id } = valueOf(await ask(world))
  expect(can(await assistantNow(world), 'tariff.use', null)).toBe(false)
  expect((await listWaitingRequests(world.general, LATER)).map((row) => row.id)).toEqual([id])
  const press = () => run((tx) => grantAccess(tx, world.general, LATER, { requestId: id, companyId: null }))
  expect((await Promise.all([press(), press()])).map(codeOf)).toEqual(['ok', 'ok'])
  expect(can(await assistantNow(world), 'tariff.use', null)).toBe(true)
  expect(await toldKinds(world.assistant.userId)).toEqual(['access.granted'])
  expect(await db.grant.count({ where: { service: 'TARIFF' } })).toBe(1)
  const [own] = await listOwnRequests(world.assistant, LATER, 'TARIFF')
  expect(own).toMatchObject({ state: 'GRANTED', decidedByName: 'حامد الهاشمي' })
  expect(await listWaitingRequests(world.general, LATER)).toEqual([])
})

test('a narrower reach than was asked for can be granted', async () => {
  const world = await makeAskers()
  const { id } = valueOf(await ask(world, { service: 'COMPANY_REGISTRATION' }))
  const { companyId } = world
  valueOf(await run((tx) => grantAccess(tx, world.general, LATER, { requestId: id, companyId })))
  const actor = await assistantNow(world)
  expect(can(actor, 'companies.read', companyId)).toBe(true)
  expect(can(actor, 'companies.register', null)).toBe(false)
})

test('declining needs a reason, which the person reads', async () => {
  const world = await makeAskers()
  const { id } = valueOf(await ask(world))
  const decline = (reason: string) =>
    run((tx) => declineAccess(tx, world.general, LATER, { requestId: id, reason }))
  expect((await Promise.all([decline('غير لازم'), decline('غير لازم')])).map(codeOf)).toEqual(['ok', 'ok'])
  expect(await toldKinds(world.assistant.userId)).toEqual(['access.declined'])
  const [own] = await listOwnRequests(world.assistant, LATER, 'TARIFF')
  expect(own).toMatchObject({ state: 'DECLINED', declineReason: 'غير لازم' })
  expect(can(await assistantNow(world), 'tariff.use', null)).toBe(false)
  // It may be asked for anew.
  expect(valueOf(await ask(world, {}, LATER)).id).not.toBe(id)
})

test('any general user may decide, and of two at once one does', async () => {
  const world = await makeAskers()
  const { id } = valueOf(await ask(world))
  const results = await Promise.all([
    run((tx) => grantAccess(tx, world.second, LATER, { requestId: id, companyId: null })),
    run((tx) => declineAccess(tx, world.general, LATER, { requestId: id, reason: 'x' })),
  ])
  expect(results.map(codeOf).sort()).toEqual(['accessRequestDecided', 'ok'])
  expect(await toldKinds(world.assistant.userId)).toHaveLength(1)
  const granted = results[0].ok
  expect(can(await assistantNow(world), 'tariff.use', null)).toBe(granted)
  const row = await findAccessRequest(world.general, id, LATER)
  expect(row).toMatchObject({ state: granted ? 'GRANTED' : 'DECLINED' })
})

test('who was asked may be no general user any more: he is refused, another decides', async () => {
  const world = await makeAskers()
  const { general, second } = world
  const { id } = valueOf(await ask(world))
  const userId = general.userId
  valueOf(await run((tx) => changeRole(tx, second, AT, { userId, to: 'ADDITIONAL', reason: 'x' })))
  const press = (by: Member) => run((tx) => grantAccess(tx, by, LATER, { requestId: id, companyId: null }))
  // Of the moment before, in another tab.
  expect(codeOf(await press(general))).toBe('forbidden')
  expect(codeOf(await press((await findUserActor(db, userId, LATER)) as Member))).toBe('notFound')
  expect(codeOf(await press(second))).toBe('ok')
})

test('nobody of another account, and no additional user, finds a request or decides it', async () => {
  const world = await makeAskers()
  const stranger = await makeAskers()
  const { id } = valueOf(await ask(world))
  for (const by of [stranger.general, world.assistant]) {
    expect(await findAccessRequest(by, id, LATER)).toBeUndefined()
    const granted = await run((tx) => grantAccess(tx, by, LATER, { requestId: id, companyId: null }))
    const declined = await run((tx) => declineAccess(tx, by, LATER, { requestId: id, reason: 'x' }))
    expect([codeOf(granted), codeOf(declined)]).toEqual(['notFound', 'notFound'])
  }
  const foreign = { requestId: id, companyId: stranger.companyId }
  const { id: second } = valueOf(await ask(world, { service: 'COMPANY_REGISTRATION' }))
  expect(
    codeOf(await run((tx) => grantAccess(tx, world.general, LATER, { ...foreign, requestId: second }))),
  ).toBe('notFound')
  expect(await listWaitingRequests(stranger.general, LATER)).toEqual([])
  expect(await db.accessRequest.count({ where: { state: 'OPEN' } })).toBe(2)
})

test('granted meanwhile in another way: the request closes, and no second grant is made', async () => {
  const world = await makeAskers()
  const { id } = valueOf(await ask(world))
  const given = { userId: world.assistant.userId, service: 'TARIFF', reach: 'NONE', companyId: null } as const
  valueOf(await run((tx) => grant(tx, world.second, AT, given)))
  valueOf(await run((tx) => grantAccess(tx, world.general, LATER, { requestId: id, companyId: null })))
  expect(await db.grant.count({ where: { service: 'TARIFF' } })).toBe(1)
  expect(await db.accessRequest.count({ where: { state: 'GRANTED' } })).toBe(1)
})

test('who asked became a general user meanwhile: it closes; who was suspended gets nothing', async () => {
  const world = await makeAskers()
  const { general, assistant } = world
  const { id } = valueOf(await ask(world))
  const userId = assistant.userId
  valueOf(await run((tx) => suspendUser(tx, general, AT, { userId, reason: 'x' })))
  const press = () => run((tx) => grantAccess(tx, general, LATER, { requestId: id, companyId: null }))
  expect(codeOf(await press())).toBe('userNotActive')
  await db.user.update({ where: { id: userId }, data: { state: 'ACTIVE' } })
  valueOf(await run((tx) => changeRole(tx, general, AT, { userId, to: 'GENERAL', reason: 'x' })))
  expect(codeOf(await press())).toBe('ok')
  expect(await db.grant.count({ where: { service: 'TARIFF' } })).toBe(0)
})

test('the account left the service meanwhile: granting says so, and works after it came back', async () => {
  const world = await makeAskers()
  const { general, accountId } = world
  const { id } = valueOf(await ask(world))
  const service = 'TARIFF'
  valueOf(await run((tx) => unsubscribe(tx, general, AT, { accountId, service })))
  const press = () => run((tx) => grantAccess(tx, general, LATER, { requestId: id, companyId: null }))
  expect(codeOf(await press())).toBe('notSubscribed')
  valueOf(await run((tx) => subscribe(tx, general, LATER, { accountId, service })))
  expect(codeOf(await press())).toBe('ok')
})
