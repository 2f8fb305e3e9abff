import { alertOffice } from '@/lib/notifications/alert-office'
import { markAllRead, openNotification } from '@/lib/notifications/commands'
import { listNotifications } from '@/lib/notifications/queries'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { actorForToken } from '@/lib/auth/session'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeStaff } from '../support/office-scene'

beforeEach(emptyTables)

const alert = () =>
  db.$transaction((tx) =>
    alertOffice(tx, AT, {
      permission: 'registrations.decide',
      kind: 'number.held',
      args: { number: '355120' },
      href: '/admin/registrations',
      email: false,
    }),
  )

async function unreadOf(userId: string): Promise<number> {
  const id = newId(AT)
  await db.session.create({
    data: {
      id,
      userId,
      createdAt: AT,
      lastSeenAt: AT,
      expiresAt: new Date(AT.getTime() + 3_600_000),
      totpAt: AT,
      address: '127.0.0.1',
      userAgent: 'test',
    },
  })
  const actor = await actorForToken({ userId, sessionId: id }, AT)
  return 'unread' in actor ? actor.unread : -1
}

test('an alert reaches the officers who decide, and counts at their bell until it is read', async () => {
  const officer = await makeStaff()
  const editor = await makeStaff('TARIFF_EDITOR')
  await alert()
  const { rows } = await listNotifications(officer)
  expect(rows).toMatchObject([{ kind: 'number.held', args: { number: '355120' }, readAt: null }])
  expect((await listNotifications(editor)).rows).toEqual([])
  expect(await unreadOf(officer.userId)).toBe(1)
  expect(await unreadOf(editor.userId)).toBe(0)
  expect(await db.$transaction((tx) => openNotification(tx, officer, AT, rows[0]!.id))).toEqual({
    ok: true,
    value: '/admin/registrations',
  })
  expect(await unreadOf(officer.userId)).toBe(0)
})

test('marking all as read is about one’s own alone', async () => {
  const one = await makeStaff()
  const two = await makeStaff()
  await alert()
  await alert()
  await db.$transaction((tx) => markAllRead(tx, one, AT))
  expect((await listNotifications(one)).rows.map(({ readAt }) => readAt)).toEqual([AT, AT])
  expect((await listNotifications(two)).rows.map(({ readAt }) => readAt)).toEqual([null, null])
})

test('an officer who names somebody else’s notification is led to the own list, and nothing is marked', async () => {
  const officer = await makeStaff()
  const account = await makeAccount()
  const id = newId(AT)
  await db.notification.create({
    data: { id, userId: account.userId, kind: 'request.approved', href: '/requests/x', createdAt: AT },
  })
  expect(await db.$transaction((tx) => openNotification(tx, officer, AT, id))).toEqual({
    ok: true,
    value: '/admin/notifications',
  })
  expect(await db.notification.findUniqueOrThrow({ where: { id } })).toMatchObject({ readAt: null })
})
