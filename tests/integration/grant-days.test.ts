import type { GrantOf, Member } from '@/lib/access/actor'
import { listEndedGrants, usersWhoReach } from '@/lib/access/grants'
import { can } from '@/lib/access/permissions'
import { findUserActor } from '@/lib/auth/user-actor'
import { dateOnly } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import { accessEtag } from '@/lib/users/access-etag'
import { findPerson } from '@/lib/users/account-people'
import { sweepGrantDays } from '@/lib/users/end-grants'
import { grant } from '@/lib/users/grant-commands'
import { previewGrants, saveWanted } from '@/lib/users/preview-grants'
import { setGrants } from '@/lib/users/set-grants'
import { addUser } from '../support/account-users'
import { companyOf, runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount } from '../support/office-scene'

beforeEach(emptyTables)

/** The tenth of December is over in Kuwait at nine in the evening, UTC. */
const LAST = '2026-12-10'
const END = new Date('2026-12-10T21:00:00Z')
const BEFORE = new Date(END.getTime() - 1)
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)
const later = (days: number) => new Date(AT.getTime() + days * 86_400_000)

async function scene() {
  const account = await makeAccount()
  const main = await companyOf(account.accountId, account.number)
  const reem = await addUser(account.accountId, 'ADDITIONAL', 'ريم')
  const second = await addUser(account.accountId, 'GENERAL', 'سعد')
  const payments = (until?: string): GrantOf => ({
    ...{ service: 'PAYMENTS', reach: 'COMPANY', companyId: main },
    ...(until && { until }),
  })
  const seen = async (at: Date) => accessEtag((await findPerson(db, account.accountId, reem, at))!, at)
  const set = async (wanted: GrantOf[], at = AT) => {
    const base = await seen(at)
    return runKept((tx) => setGrants(tx, account.actor, at, { userId: reem, wanted, seen: base }))
  }
  const pays = async (at: Date) => can(await findUserActor(db, reem, at), 'payments.pay', main)
  return { ...account, main, reem, second, payments, seen, set, pays }
}
const told = async (kind: string) => {
  const rows = await db.notification.findMany({ where: { kind }, orderBy: { id: 'asc' } })
  return rows.map(({ userId, args }) => [userId, (args as { date?: string }).date])
}

test('a grant gives what it names to the end of its last day in Kuwait, and nothing from then on', async () => {
  const { set, payments, pays, reem, main, userId, second } = await scene()
  valueOf(await set([payments(LAST)]))
  expect([await pays(BEFORE), await pays(END)]).toEqual([true, false])
  const reached = async (at: Date) => new Set(await usersWhoReach(db, at, 'PAYMENTS', { id: main }))
  expect(await reached(BEFORE)).toEqual(new Set([userId, second, reem]))
  expect(await reached(END)).toEqual(new Set([userId, second]))
})

test('told a week before and at the end, to the person and the general users, once each; it stays as history', async () => {
  const { set, payments, accountId, reem, userId, second } = await scene()
  valueOf(await set([payments(LAST), { service: 'TARIFF', reach: 'NONE', companyId: null }]))
  await sweepGrantDays(new Date('2026-12-02T20:59:59Z'))
  expect(await told('access.ending')).toEqual([])
  const week = new Date('2026-12-02T21:00:00Z')
  await Promise.all([sweepGrantDays(week), sweepGrantDays(week)])
  await sweepGrantDays(BEFORE)
  const people = [reem, userId, second].map((id) => [id, '10/12/2026']).sort()
  expect((await told('access.ending')).sort()).toEqual(people)
  expect(await told('access.ended')).toEqual([])
  await Promise.all([sweepGrantDays(END), sweepGrantDays(END)])
  await sweepGrantDays(later(30))
  expect((await told('access.ended')).sort()).toEqual(people)
  const stored = await db.grant.findFirstOrThrow({ where: { service: 'PAYMENTS' } })
  expect(stored).toMatchObject({ revokedAt: END, revokedBy: null, until: dateOnly(LAST) })
  const events = await db.accessEvent.findMany({ where: { accountId, kind: 'ENDED' } })
  expect(events.map(({ actorRole, service, until }) => [actorRole, service, until])).toEqual([
    ['SYSTEM', 'PAYMENTS', dateOnly(LAST)],
  ])
  expect(await db.auditEvent.count({ where: { event: 'access.ended', accountId } })).toBe(1)
  expect(await db.grant.count({ where: { service: 'TARIFF', revokedAt: null } })).toBe(1)
})

test('who grants for less than a week has said so: only the end is told', async () => {
  const { set, payments } = await scene()
  valueOf(await set([payments('2026-11-28')]))
  await sweepGrantDays(later(1))
  expect(await told('access.ending')).toEqual([])
  await sweepGrantDays(later(5))
  expect(await told('access.ended')).toHaveLength(3)
})

test('shown as ended at once, whether it was swept or not; what was taken away before is not among them', async () => {
  const { set, payments, accountId, reem } = await scene()
  valueOf(await set([payments(LAST)]))
  valueOf(await set([], later(1)))
  valueOf(await set([payments(LAST)], later(2)))
  const ended = async (at: Date) =>
    (await listEndedGrants(db, accountId, reem, at)).map(({ service, until }) => [service, until])
  expect(await ended(BEFORE)).toEqual([])
  expect(await ended(END)).toEqual([['PAYMENTS', dateOnly(LAST)]])
  await sweepGrantDays(END)
  expect(await ended(END)).toEqual([['PAYMENTS', dateOnly(LAST)]])
})

test('another last day is a new grant with the old one as history; a day that is over is refused', async () => {
  const { set, payments, pays } = await scene()
  valueOf(await set([payments(LAST)]))
  expect(valueOf(await set([payments('2026-12-20')], later(1)))).toEqual({ granted: 1, revoked: 1 })
  expect([await pays(END), await pays(later(60))]).toEqual([true, false])
  expect(valueOf(await set([payments()], later(2)))).toEqual({ granted: 1, revoked: 1 })
  expect(await pays(later(60))).toBe(true)
  expect(codeOf(await set([payments('2026-11-25')], later(3)))).toBe('grantUntilPast')
  expect(codeOf(await set([payments('2026-11-27')], later(3)))).toBe('ok')
})

test('after its end it can be granted anew, also before the sweep: by the matrix, and by a request', async () => {
  const { set, payments, pays, actor, reem, main } = await scene()
  valueOf(await set([payments(LAST)]))
  expect(valueOf(await set([payments()], END))).toEqual({ granted: 1, revoked: 0 })
  expect(await pays(later(60))).toBe(true)
  valueOf(await set([payments('2027-01-01')], END))
  const given = { userId: reem, service: 'PAYMENTS', reach: 'COMPANY', companyId: main } as const
  valueOf(await runKept((tx) => grant(tx, actor, later(60), given)))
  expect(await pays(later(90))).toBe(true)
  expect(await told('access.ended')).toHaveLength(6)
})

test('the page of the matrix and the one that asks again hand the days on; a change meanwhile is told', async () => {
  const { actor, reem, main, seen, payments, set, accountId } = await scene()
  const form = { userId: reem, grant: [`PAYMENTS:${main}`], seen: await seen(AT) }
  const preview = (until: string) =>
    runKept((tx) => previewGrants(tx, actor, AT, { ...form, until: { PAYMENTS: until } }))
  expect(await preview('2026-11-23')).toEqual({
    ok: false,
    problems: [{ code: 'grantUntilPast', field: 'until-PAYMENTS' }],
  })
  const path = valueOf(await preview(LAST))
  const query = new URLSearchParams(path.slice(path.indexOf('?')))
  const save = { userId: reem, wanted: query.get('want')!, seen: query.get('seen')! }
  valueOf(await runKept((tx) => saveWanted(tx, actor, AT, save)))
  expect((await findPerson(db, accountId, reem, AT))!.held).toEqual([payments(LAST)])
  const opened = await seen(AT)
  valueOf(await set([payments('2026-12-20')], later(1)))
  expect(codeOf(await runKept((tx) => saveWanted(tx, actor, AT, { ...save, seen: opened })))).toBe(
    'accessChanged',
  )
})

test('the database lets nobody move a last day, nor take back that it was told', async () => {
  const { accountId, reem } = await scene()
  const id = newId(AT)
  const data = { id, accountId, userId: reem, service: 'TARIFF', reach: 'NONE', grantedAt: AT } as const
  await db.grant.create({ data: { ...data, until: dateOnly(LAST) } })
  const change = (given: object) => db.grant.update({ where: { id }, data: given })
  await expect(change({ until: dateOnly('2027-12-10') })).rejects.toThrow()
  await change({ remindedAt: AT })
  await expect(change({ remindedAt: later(1) })).rejects.toThrow()
  await change({ revokedAt: later(1) })
  await expect(change({ revokedAt: null })).rejects.toThrow()
  const endless = { ...data, id: newId(AT), reach: 'NONE', service: 'BROKER_EXAM', remindedAt: AT } as const
  await expect(db.grant.create({ data: endless })).rejects.toThrow()
  expect((await findUserActor(db, reem, AT)) as Member).toMatchObject({ grants: [] })
})
