import { isObserver } from '@/lib/access/actor'
import { PERMISSIONS } from '@/lib/access/permission-table'
import { canAnywhere, type Permission } from '@/lib/access/permissions'
import { describeLine, trailTexts } from '@/lib/activity/describe'
import { readNames } from '@/lib/activity/names'
import { listTrail, trailScope } from '@/lib/activity/trail-query'
import { findUserActor } from '@/lib/auth/user-actor'
import { unseal } from '@/lib/core/vault'
import { messageContext, type MessagePayload } from '@/lib/messages/template-names'
import { findObservableAccount, listObservations } from '@/lib/observations/observation-queries'
import { suspendAccount } from '@/lib/users/suspend-account'
import { toldKinds } from '../support/access-request-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount, run } from '../support/office-scene'
import { browserOf, makeObservable, minutes, observe, readerOf } from '../support/observation-scene'
import { codeOf, officer, valueOf } from '../support/staff-scene'

beforeEach(emptyTables)

const running = () => db.observation.findMany({ where: { endedAt: null } })
const audited = (event: string) => db.auditEvent.findMany({ where: { event }, orderBy: { id: 'asc' } })

describe('beginning', () => {
  test('makes an observer of that session alone, who holds no permission whatever', async () => {
    const world = await makeObservable()
    const elsewhere = await browserOf(world.admin.staff)
    valueOf(await observe(world))
    const actor = await world.admin.at(minutes(1))
    expect(actor).toMatchObject({
      kind: 'OBSERVER',
      userId: world.admin.staff.userId,
      staff: { kind: 'STAFF', roles: ['ADMINISTRATOR'] },
      observation: { userId: world.userId, accountId: world.accountId, endsAt: minutes(15) },
    })
    const held = (Object.keys(PERMISSIONS) as Permission[]).filter((one) => canAnywhere(actor, one))
    expect(held).toEqual([])
    expect((await elsewhere.at(minutes(1))).kind).toBe('STAFF')
  })

  test('tells the user and the general users at once, in the name of the authority and without the note', async () => {
    const world = await makeObservable()
    valueOf(await observe(world, { userId: world.additional }))
    for (const id of [world.userId, world.second, world.additional])
      expect(await toldKinds(id)).toEqual(['observation.began'])
    const notice = await db.notification.findFirstOrThrow({ where: { userId: world.userId } })
    expect(notice).toMatchObject({ href: '/activity', args: { field: 'HELP_ASKED', until: '09:15' } })
    const mails = await db.message.findMany({ where: { template: 'observation.began' } })
    expect(mails).toHaveLength(3)
    const told = [
      JSON.stringify(notice.args),
      ...mails.map(({ id, cipher }) =>
        JSON.stringify((JSON.parse(unseal(cipher, messageContext(id))) as MessagePayload).args),
      ),
    ].join()
    expect(told).not.toContain(world.admin.staff.lastName)
    expect(told).not.toContain('مكالمة')
  })

  test('stands in the account’s log for the general users and for the user, by the authority, and how it ended', async () => {
    const world = await makeObservable()
    valueOf(await observe(world, { userId: world.additional }))
    const actor = await world.admin.at(minutes(1))
    await readerOf(actor, '/dashboard')
    await readerOf(actor, '/requests/[id]')
    await readerOf(actor, '/requests/[id]')
    valueOf(await world.stop(minutes(2)))
    const filter = { text: '' }
    const texts = await trailTexts('en')
    for (const id of [world.userId, world.additional]) {
      const reader = await findUserActor(db, id, minutes(3))
      const { rows } = await listTrail(trailScope(reader), filter, minutes(3))
      const names = await readNames(rows, world.accountId)
      const lines = rows.map((row) => describeLine(row, names, texts, 'BUSINESS'))
      expect(lines.map(({ who }) => who)).toEqual(Array(2).fill('General Administration of Customs'))
      expect(lines[0]!.sentence).toMatch(/ended\. Pages seen: .*3/)
      expect(lines[1]!.sentence).toMatch(/sees it, to read only\. Reason: a request for help$/)
    }
    const [ended] = await audited('observation.ended')
    expect(ended!.details).toMatchObject({ end: 'STOPPED', pages: 3, seen: '/dashboard /requests/[id]' })
    expect(ended!.actorId).toBe(world.admin.staff.userId)
    expect((await audited('observation.began'))[0]!.details).toMatchObject({
      reason: 'HELP_ASKED',
      note: 'مكالمة رقم 7',
    })
  })

  test('is for those who hold the permission, and for users of the account who can sign in', async () => {
    const world = await makeObservable()
    for (const role of ['REGISTRATION_OFFICER', 'FINANCE_OFFICER', 'AUDITOR'] as const) {
      const other = await browserOf(await officer(role))
      expect(codeOf(await observe(world, { by: other.staff }))).toBe('notFound')
      // The auditor reads who did, and begins nothing.
      const page = await findObservableAccount(other.staff, world.accountId)
      expect(page !== undefined).toBe(role === 'AUDITOR')
    }
    const foreign = await makeAccount()
    for (const userId of [foreign.userId, world.admin.staff.userId, 'x'])
      expect(codeOf(await observe(world, { userId }))).toBe('notFound')
    await db.user.update({ where: { id: world.additional }, data: { state: 'SUSPENDED' } })
    expect(codeOf(await observe(world, { userId: world.additional }))).toBe('observationClosed')
    await db.account.update({ where: { id: world.accountId }, data: { state: 'SUSPENDED' } })
    expect(codeOf(await observe(world))).toBe('observationClosed')
    expect((await findObservableAccount(world.admin.staff, world.accountId))!.users).toEqual([])
    expect(await db.observation.count()).toBe(0)
    expect(await db.notification.count()).toBe(0)
  })

  test('is refused to whoever lost the role, was suspended or signed out a moment ago', async () => {
    const world = await makeObservable()
    const { userId, sessionId } = world.admin.staff
    await db.session.update({ where: { id: sessionId }, data: { endedAt: AT, end: 'SIGNED_OUT' } })
    expect(codeOf(await observe(world))).toBe('notFound')
    const again = await browserOf(world.admin.staff)
    await db.user.update({ where: { id: userId }, data: { state: 'SUSPENDED' } })
    expect(codeOf(await observe(world, { by: again.staff }))).toBe('notFound')
    await db.user.update({ where: { id: userId }, data: { state: 'ACTIVE' } })
    await db.staffRoleAssignment.deleteMany({ where: { userId } })
    expect(codeOf(await observe(world, { by: again.staff }))).toBe('notFound')
  })

  test('lasts as long as the setting says', async () => {
    const world = await makeObservable()
    await db.setting.create({
      data: { key: 'observationMinutes', value: 5, updatedAt: AT, updatedBy: world.admin.staff.userId },
    })
    valueOf(await observe(world))
    expect((await running())[0]!.endsAt).toEqual(minutes(5))
    await db.setting.delete({ where: { key: 'observationMinutes' } })
  })
})

describe('one at a time', () => {
  test('a second click goes on with what runs, and tells nobody again', async () => {
    const world = await makeObservable()
    const first = valueOf(await observe(world))
    expect(valueOf(await observe(world, { at: minutes(3) }))).toEqual(first)
    expect(await db.notification.count({ where: { userId: world.userId } })).toBe(1)
    expect((await running())[0]!.endsAt).toEqual(minutes(15))
  })

  test('another one ends the first, from another browser too', async () => {
    const world = await makeObservable()
    valueOf(await observe(world))
    valueOf(await observe(world, { userId: world.additional, at: minutes(1) }))
    const other = await browserOf(world.admin.staff)
    valueOf(await observe(world, { userId: world.additional, by: other.staff, at: minutes(2) }))
    expect((await db.observation.findMany({ orderBy: { id: 'asc' } })).map(({ end }) => end)).toEqual([
      'REPLACED',
      'REPLACED',
      null,
    ])
    expect((await world.admin.at(minutes(3))).kind).toBe('STAFF')
    const actor = await other.at(minutes(3))
    expect(isObserver(actor) && actor.observation.userId).toBe(world.additional)
    expect(await audited('observation.ended')).toHaveLength(2)
  })

  test('of several at once one runs, and each of the others has its end in the log', async () => {
    const world = await makeObservable()
    const wanted = [world.userId, world.additional, world.second, world.userId]
    const results = await Promise.all(wanted.map((userId) => observe(world, { userId })))
    expect(results.map(codeOf)).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(await running()).toHaveLength(1)
    const began = (await audited('observation.began')).length
    expect(await audited('observation.ended')).toHaveLength(began - 1)
  })

  test('two administrators each see their own, of the same account at once', async () => {
    const world = await makeObservable()
    const other = await browserOf(await officer('ADMINISTRATOR'))
    const both = [observe(world), observe(world, { by: other.staff, userId: world.additional })]
    expect((await Promise.all(both)).map(codeOf)).toEqual(['ok', 'ok'])
    const [one, two] = await Promise.all([world.admin.at(minutes(1)), other.at(minutes(1))])
    expect((await readerOf(one)).userId).toBe(world.userId)
    expect((await readerOf(two)).userId).toBe(world.additional)
    expect(await listObservations(world.admin.staff, world.accountId)).toHaveLength(2)
  })
})

test('an account is suspended while it is observed, at once with the beginning of another view', async () => {
  const world = await makeObservable()
  const other = await browserOf(await officer('ADMINISTRATOR'))
  valueOf(await observe(world))
  await Promise.all([
    run((tx) => suspendAccount(tx, other.staff, minutes(1), { accountId: world.accountId, reason: 'x' })),
    observe(world, { by: other.staff, at: minutes(1) }),
  ])
  for (const browser of [world.admin, other]) expect((await browser.at(minutes(2))).kind).toBe('STAFF')
})
