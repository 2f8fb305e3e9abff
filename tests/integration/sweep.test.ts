import { metrics } from '@/lib/health/metrics'
import { LANES, MINUTE_TASKS, TASK_LANES } from '@/lib/jobs/lanes'
import { laneConcurrency, planLanes } from '@/lib/worker/lane-plan'
import { startDay } from '@/lib/worker/start-day'
import { MINUTE_SWEEPS } from '@/lib/worker/sweeps'
import { tasks } from '@/lib/worker/tasks'
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

const sweep = async (moment: Date) => {
  for (const one of Object.values(MINUTE_SWEEPS)) await one(moment)
}

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

  it('adds the day’s jobs once a day of domain time, whoever comes first', async () => {
    expect((await Promise.all([startDay(AT), startDay(AT), startDay(AT)])).filter(Boolean)).toHaveLength(1)
    const jobs = (await waitingJobs()).filter(({ task }) => task.startsWith('daily-'))
    expect(jobs.map(({ task }) => task).sort()).toEqual([
      'daily-companies',
      'daily-documents',
      'daily-requests',
      'daily-tariff',
    ])
    expect(jobs.every(({ payload }) => payload.day === '2026-11-24')).toBe(true)
    expect(await startDay(at(1))).toBe(true)
  })

  it('is one job a kind, each in a lane: none waits for another kind', () => {
    const plans = planLanes(tasks, laneConcurrency())
    const started = LANES.flatMap((lane) => parseCrontab(plans[lane].crontab).map(({ task }) => [lane, task]))
    expect(started.map(([, task]) => task).sort()).toEqual([...MINUTE_TASKS].sort())
    for (const [lane, task] of started) expect(Object.keys(plans[lane as 'money'].tasks)).toContain(task)
    expect(started).toContainEqual(['money', 'sweep-payments'])
  })

  it('every task has one lane, and inquiries to KNET share theirs with no other work', () => {
    const plans = planLanes(tasks, laneConcurrency())
    expect(LANES.flatMap((lane) => Object.keys(plans[lane].tasks)).sort()).toEqual(Object.keys(tasks).sort())
    expect(Object.keys(tasks).sort()).toEqual(Object.keys(TASK_LANES).sort())
    expect(Object.keys(plans.money.tasks)).toEqual([
      'payment-inquiry',
      'unknown-payment-inquiry',
      'sweep-payments',
    ])
    for (const lane of LANES) expect(plans[lane].concurrency).toBeGreaterThan(0)
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
