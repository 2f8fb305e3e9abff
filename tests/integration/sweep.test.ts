import { metrics } from '@/lib/health/metrics'
import { addDailyJob, sweep } from '@/lib/jobs/sweep'
import { crontab, tasks } from '@/lib/jobs/tasks'
import { parseCrontab } from 'graphile-worker'
import { alertOffice } from '@/lib/notifications/alert-office'
import { markAllRead, openNotification } from '@/lib/notifications/commands'
import { notify } from '@/lib/notifications/notify'
import { listNotifications } from '@/lib/notifications/queries'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'
import { waitingJobs } from '../support/waiting-jobs'

const DAY = 86_400_000
const at = (days: number) => new Date(AT.getTime() + days * DAY)

beforeEach(emptyTables)

describe('the minute sweep', () => {
  it('removes what has served and keeps what is in force, also when two run at once', async () => {
    await db.rateLimit.createMany({
      data: [
        { key: 'old', windowStart: at(-3), count: 1 },
        { key: 'new', windowStart: at(-1), count: 1 },
      ],
    })
    await db.captchaChallenge.createMany({
      data: [
        { id: 'old', expiresAt: at(-1) },
        { id: 'new', expiresAt: at(1) },
      ],
    })
    await db.signInTicket.createMany({
      data: [{ hash: 'old', sessionId: '00000000-0000-7000-8000-000000000000', expiresAt: at(-1) }],
    })
    await Promise.all([sweep(AT), sweep(AT)])
    expect((await db.rateLimit.findMany({ where: { key: { not: 'daily' } } })).map((row) => row.key)).toEqual(
      ['new'],
    )
    expect((await db.captchaChallenge.findMany()).map((row) => row.id)).toEqual(['new'])
    expect(await db.signInTicket.count()).toBe(0)
  })

  it('lapses drafts that nobody touched for 90 days', async () => {
    const account = await makeAccount()
    const draft = await makeRegistration({ account, state: 'DRAFT' })
    await sweep(at(89))
    expect((await db.request.findUniqueOrThrow({ where: { id: draft.id } })).state).toBe('DRAFT')
    await sweep(at(91))
    expect((await db.request.findUniqueOrThrow({ where: { id: draft.id } })).state).toBe('CANCELLED')
  })

  it('adds the day’s job once a day of domain time, whoever comes first', async () => {
    expect(
      (await Promise.all([addDailyJob(AT), addDailyJob(AT), addDailyJob(AT)])).filter(Boolean),
    ).toHaveLength(1)
    expect(await waitingJobs('daily')).toMatchObject([{ payload: { day: '2026-11-24' } }])
    expect(await addDailyJob(at(1))).toBe(true)
  })

  it('is in the crontab, and every task it adds exists', () => {
    expect(parseCrontab(crontab)).toHaveLength(1)
    expect(Object.keys(tasks).sort()).toEqual([
      'ask-knet',
      'ask-unknown-payment',
      'daily',
      'make-preview',
      'remove-document',
      'send-message',
      'sweep',
      'tariff-index',
      'warn-owner',
    ])
  })
})

describe('telling people', () => {
  it('writes one line and one e-mail a user, in the change’s transaction', async () => {
    const account = await makeAccount()
    const other = await makeAccount()
    await db.$transaction((tx) =>
      notify(tx, AT, {
        userIds: [account.userId],
        generalUsersOf: account.accountId,
        kind: 'request.returned',
        args: { number: 'CO/1/26' },
        href: '/requests/1',
      }),
    )
    expect(await db.notification.count({ where: { userId: account.userId } })).toBe(1)
    expect(await db.notification.count({ where: { userId: other.userId } })).toBe(0)
    expect(await waitingJobs('send-message')).toHaveLength(1)
    await db.$transaction((tx) =>
      notify(tx, AT, { userIds: [account.userId], kind: 'request.approved', args: {}, email: false }),
    )
    expect(await waitingJobs('send-message')).toHaveLength(1)
  })

  it('tells staff who hold the permission, and nobody else', async () => {
    const officer = await makeStaff()
    const editor = await makeStaff('TARIFF_EDITOR')
    await db.$transaction((tx) =>
      alertOffice(tx, AT, {
        permission: 'registrations.decide',
        kind: 'number.held',
        args: { number: '731155' },
        href: '/admin',
      }),
    )
    expect(await db.notification.count({ where: { userId: officer.userId, kind: 'number.held' } })).toBe(1)
    expect(await db.notification.count({ where: { userId: editor.userId } })).toBe(0)
  })

  it('pages one’s own by key, also within one moment, and marks them', async () => {
    const mine = await makeAccount()
    const other = await makeAccount()
    for (let count = 0; count < 45; count += 1) {
      await db.$transaction((tx) =>
        notify(tx, AT, {
          userIds: [mine.userId],
          kind: 'request.approved',
          args: { number: `CO/${count}/26` },
          href: '/requests/1',
          email: false,
        }),
      )
    }
    const seen = new Set<string>()
    let next: string | undefined
    do {
      const page = await listNotifications(mine.actor, next)
      page.rows.forEach((row) => seen.add(row.id))
      next = page.next
    } while (next)
    expect(seen.size).toBe(45)
    const [first] = seen
    expect(await run((tx) => openNotification(tx, other.actor, AT, first!))).toMatchObject({
      ok: true,
      value: '/notifications',
    })
    expect(await run((tx) => openNotification(tx, mine.actor, AT, first!))).toMatchObject({
      ok: true,
      value: '/requests/1',
    })
    expect(await db.notification.count({ where: { readAt: null } })).toBe(44)
    await run((tx) => markAllRead(tx, mine.actor, AT))
    expect(await db.notification.count({ where: { readAt: null } })).toBe(0)
  })
})

describe('health', () => {
  it('counts in the form that Prometheus reads', async () => {
    const account = await makeAccount()
    await makeRegistration({ account })
    await db.$transaction((tx) =>
      notify(tx, AT, { userIds: [account.userId], kind: 'request.submitted', args: {} }),
    )
    const text = await metrics()
    expect(text).toContain('portal_jobs{task="send-message",state="waiting"} 1')
    expect(text).toContain('portal_requests{type="COMPANY_REGISTRATION",state="SUBMITTED"} 1')
    expect(text).toContain('portal_messages{channel="EMAIL",state="QUEUED"} 1')
    expect(text).not.toContain('@')
  })
})
