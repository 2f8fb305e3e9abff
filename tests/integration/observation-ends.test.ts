import { endCurrentSession } from '@/lib/auth/sign-out'
import { endLateObservations } from '@/lib/observations/end-observation'
import { suspendStaff } from '@/lib/staff/suspend-staff'
import { suspendAccount } from '@/lib/users/suspend-account'
import { suspendUser } from '@/lib/users/suspend-user'
import { asApp, db, emptyTables } from '../support/database'
import { AT, run } from '../support/office-scene'
import {
  browserOf,
  makeObservable,
  minutes,
  observe,
  readerOf,
  type Observable,
} from '../support/observation-scene'
import { officer, valueOf } from '../support/staff-scene'

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

beforeEach(emptyTables)

const last = () => db.observation.findFirstOrThrow({ orderBy: { id: 'desc' } })
const endedLines = () => db.auditEvent.findMany({ where: { event: 'observation.ended' } })

test('ends by its time, to the moment, before any sweep; the sweep writes it once', async () => {
  const world = await makeObservable()
  valueOf(await observe(world))
  const before = new Date(minutes(15).getTime() - 1)
  const observer = await world.admin.at(before)
  expect(observer.kind).toBe('OBSERVER')
  expect(await endLateObservations(before)).toBe(0)
  expect(await world.admin.at(minutes(15))).toMatchObject({ kind: 'STAFF', observedAccount: world.accountId })
  const swept = await Promise.all([endLateObservations(minutes(16)), endLateObservations(minutes(16))])
  expect(swept.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect(await last()).toMatchObject({ end: 'EXPIRED', endedAt: minutes(15) })
  expect(await endedLines()).toMatchObject([{ actorRole: 'SYSTEM', accountId: world.accountId }])
  // A page that was asked for at that very moment reads nothing.
  await expect(readerOf(observer)).rejects.toThrow('nobody is observed')
})

test('ends by the button, from its own browser, and a second press does no harm', async () => {
  const world = await makeObservable()
  valueOf(await observe(world))
  const stale = await browserOf(world.admin.staff)
  expect(valueOf(await world.stop(minutes(1), stale.staff))).toEqual({ accountId: null })
  expect((await last()).end).toBeNull()
  expect(valueOf(await world.stop(minutes(2)))).toEqual({ accountId: world.accountId })
  expect(valueOf(await world.stop(minutes(3)))).toEqual({ accountId: world.accountId })
  expect(await last()).toMatchObject({ end: 'STOPPED', endedAt: minutes(2) })
  expect(await endedLines()).toHaveLength(1)
  expect((await world.admin.at(minutes(3))).kind).toBe('STAFF')
})

test('ends with the sign-out of the member of staff', async () => {
  const world = await makeObservable()
  valueOf(await observe(world))
  await run((tx) => endCurrentSession(tx, world.admin.staff, minutes(1), ''))
  expect(await last()).toMatchObject({ end: 'SIGNED_OUT' })
  expect((await world.admin.at(minutes(2))).kind).toBe('VISITOR')
})

const LOSSES: [string, (world: Observable) => Promise<unknown>, kind: string][] = [
  [
    'suspension of the user',
    async (world) => {
      const other = await officer('ADMINISTRATOR')
      return run((tx) => suspendUser(tx, other, minutes(1), { userId: world.userId, reason: 'x' }))
    },
    'STAFF',
  ],
  [
    'suspension of the account',
    async (world) => {
      const other = await officer('ADMINISTRATOR')
      return run((tx) => suspendAccount(tx, other, minutes(1), { accountId: world.accountId, reason: 'x' }))
    },
    'STAFF',
  ],
  [
    'suspension of the member of staff',
    async (world) => {
      const other = await officer('ADMINISTRATOR')
      const given = { userId: world.admin.staff.userId, reason: 'x' }
      return run((tx) => suspendStaff(tx, other, minutes(1), given))
    },
    'VISITOR',
  ],
  [
    'loss of the role',
    (world) => db.staffRoleAssignment.deleteMany({ where: { userId: world.admin.staff.userId } }),
    'STAFF',
  ],
]

test.each(LOSSES)('ends from the next click on with the %s', async (title, lose, kind) => {
  const world = await makeObservable()
  valueOf(await observe(world))
  const observer = await world.admin.at(minutes(1))
  expect((await readerOf(observer)).userId).toBe(world.userId)
  await lose(world)
  expect((await world.admin.at(minutes(2))).kind).toBe(kind)
  if (title !== 'loss of the role') await expect(readerOf(observer)).rejects.toThrow('nobody is observed')
  await endLateObservations(title === 'loss of the role' ? minutes(15) : minutes(2))
  expect((await last()).end).toBe(title === 'loss of the role' ? 'EXPIRED' : 'ACCESS_ENDED')
  expect(await endedLines()).toHaveLength(1)
})

test('a session that is over takes its view along in the next sweep', async () => {
  const world = await makeObservable()
  valueOf(await observe(world))
  await db.session.updateMany({ data: { endedAt: minutes(1), end: 'ROLE_CHANGED' } })
  expect(await endLateObservations(minutes(2))).toBe(1)
  expect((await last()).end).toBe('SIGNED_OUT')
})

test('the database keeps one running a person, of its account, for an hour, and never reopens one', async () => {
  const world = await makeObservable()
  valueOf(await observe(world))
  const { id, ...row } = await last()
  const add = (change: object) =>
    db.observation.create({ data: { ...row, ...change, id: world.userId, patterns: [] } })
  await expect(add({})).rejects.toThrow()
  const over = { endedAt: minutes(1), end: 'STOPPED' } as const
  for (const change of [
    { endsAt: minutes(61) },
    { endsAt: AT },
    { note: '' },
    { endedAt: null, end: 'STOPPED' },
    { userId: world.admin.staff.userId },
  ])
    await expect(add({ ...over, ...change })).rejects.toThrow()
  await expect(db.observation.update({ where: { id }, data: { endsAt: minutes(20) } })).rejects.toThrow()
  await expect(db.observation.update({ where: { id }, data: { pages: -1 } })).rejects.toThrow()
  valueOf(await world.stop(minutes(1)))
  for (const change of [{ endedAt: null, end: null }, { pages: 9 }, { end: 'EXPIRED' as const }])
    await expect(db.observation.update({ where: { id }, data: change })).rejects.toThrow()
  await asApp(async (client) => {
    await expect(client.query('DELETE FROM "Observation"')).rejects.toThrow('permission denied')
  })
})
