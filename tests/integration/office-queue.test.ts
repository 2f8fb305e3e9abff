import fc from 'fast-check'
import { foldText } from '@/lib/core/digits'
import { newId } from '@/lib/core/ids'
import type { Staff } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { officeCounts } from '@/lib/requests/office-counts'
import {
  cursorText,
  findNextWaiting,
  officeQueue,
  readCursor,
  type QueueFilters,
  type QueueRow,
} from '@/lib/requests/office-queue'
import { asOwner, emptyTables } from '../support/database'
import { plansOf } from '../support/explain'
import { AT, makeAccount, makeRegistration, makeStaff } from '../support/office-scene'

const ALL: QueueFilters = { state: 'waiting', assigned: 'anyone', type: '', overdue: false, search: '' }
let officer: Staff
let account: Awaited<ReturnType<typeof makeAccount>>

beforeAll(async () => {
  await emptyTables()
  officer = await makeStaff()
  account = await makeAccount()
  const states = ['SUBMITTED', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const
  await db.request.createMany({
    data: Array.from({ length: 240 }, (_, i) => {
      // Few different times: the id decides within one.
      const submittedAt = new Date(AT.getTime() - (i % 17) * 3600_000)
      const state = states[i % states.length]!
      return {
        id: newId(new Date(AT.getTime() + ((i * 7919) % 240))),
        number: `CO/${1000 + i}/26`,
        type: i % 5 === 0 ? ('COMPANY_CHANGE' as const) : ('COMPANY_REGISTRATION' as const),
        accountId: account.accountId,
        state,
        version: 1,
        createdById: account.userId,
        createdAt: submittedAt,
        updatedAt: submittedAt,
        submittedAt,
        dueAt: new Date(AT.getTime() + (i % 4 === 0 ? -1 : 1) * 3600_000),
        assignedToId: i % 3 === 0 ? officer.userId : null,
        ...((state === 'APPROVED' || state === 'REJECTED') && {
          decidedAt: new Date(AT.getTime() - (i % 2) * 86_400_000),
          decidedById: officer.userId,
        }),
        subjectAr: `شركة ${i}`,
        subjectEn: `Company ${i}`,
        searchText: foldText(`CO/${1000 + i}/26 شركة الأفق ${i} Company ${i} ${700_000 + i}`),
      }
    }),
  })
})

async function walk(filters: QueueFilters, size: number): Promise<QueueRow[]> {
  const rows: QueueRow[] = []
  for (let after: string | undefined, first = true; first || after; first = false) {
    const page = await officeQueue(officer, filters, readCursor('after', after), AT, size)
    rows.push(...page.rows)
    after = page.next
  }
  return rows
}

const filters = fc.record<QueueFilters>({
  state: fc.constantFrom('waiting', 'returned', 'decided', 'all'),
  assigned: fc.constantFrom('anyone', 'me', 'nobody'),
  type: fc.constantFrom('', 'COMPANY_REGISTRATION', 'COMPANY_CHANGE'),
  overdue: fc.boolean(),
  search: fc.constantFrom('', 'الافق', 'company 1', '٧٠٠٠'),
})

test('walking the pages shows every row once, in one order, whatever the filters and the page size', async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 60 }), async (given, size) => {
      const rows = await walk(given, size)
      const whole = await officeQueue(officer, given, undefined, AT, 1000)
      expect(rows.map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id))
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      const keys = rows.map((row) => `${row.submittedAt.getTime()} ${row.id}`)
      const newestFirst = given.state === 'decided' || given.state === 'all'
      expect(keys).toEqual(newestFirst ? [...keys].sort().reverse() : [...keys].sort())
    }),
    { numRuns: 40, seed: 7 },
  )
})

test('going back shows the page one came from', async () => {
  const first = await officeQueue(officer, ALL, undefined, AT, 20)
  const second = await officeQueue(officer, ALL, readCursor('after', first.next), AT, 20)
  const third = await officeQueue(officer, ALL, readCursor('after', second.next), AT, 20)
  const back = await officeQueue(officer, ALL, readCursor('before', third.previous), AT, 20)
  expect(back.rows).toEqual(second.rows)
  const start = await officeQueue(officer, ALL, readCursor('before', back.previous), AT, 20)
  expect(start.rows).toEqual(first.rows)
  expect(start.previous).toBeUndefined()
  expect(first.previous).toBeUndefined()
})

test('filters are honoured: state, assignment, type, overdue, and folded search over number and names', async () => {
  const every = await walk({ ...ALL, state: 'all' }, 100)
  expect(every).toHaveLength(240)
  expect(
    (await walk({ ...ALL, state: 'decided' }, 100)).every(
      ({ state }) => state === 'APPROVED' || state === 'REJECTED',
    ),
  ).toBe(true)
  expect(
    (await walk({ ...ALL, assigned: 'me' }, 100)).every(
      ({ assignedToId }) => assignedToId === officer.userId,
    ),
  ).toBe(true)
  expect(
    (await walk({ ...ALL, assigned: 'nobody' }, 100)).every(({ assignedToId }) => assignedToId === null),
  ).toBe(true)
  expect(
    (await walk({ ...ALL, type: 'COMPANY_CHANGE' }, 100)).every(({ type }) => type === 'COMPANY_CHANGE'),
  ).toBe(true)
  expect((await walk({ ...ALL, overdue: true }, 100)).every(({ overdue }) => overdue)).toBe(true)
  const search = async (text: string) =>
    (await walk({ ...ALL, state: 'all', search: text }, 100)).map(({ number }) => number)
  expect(await search('CO/1007/26')).toEqual(['CO/1007/26'])
  expect(await search('co/١٠٠٧/٢٦')).toEqual(['CO/1007/26'])
  expect(await search('700012')).toEqual(['CO/1012/26'])
  expect(await search('شركه الأفق 239')).toEqual(['CO/1239/26'])
  expect(await search('100%')).toEqual([])
  expect(await search("'; DROP TABLE x --")).toEqual([])
})

test('drafts are none of the office’s business, and nobody else reads the queue', async () => {
  const draft = await makeRegistration({ account, state: 'DRAFT' })
  expect((await walk({ ...ALL, state: 'all' }, 100)).map(({ id }) => id)).not.toContain(draft.id)
  for (const actor of [account.actor, await makeStaff('FINANCE_OFFICER'), { kind: 'VISITOR' as const }]) {
    expect((await officeQueue(actor, ALL, undefined, AT)).rows).toEqual([])
    expect(await officeCounts(actor, AT)).toEqual({ waiting: 0, mine: 0, overdue: 0, decidedToday: 0 })
  }
  expect((await officeQueue(await makeStaff('AUDITOR'), ALL, undefined, AT)).rows).not.toEqual([])
})

test('the counts agree with the rows', async () => {
  const rows = await walk({ ...ALL, state: 'all' }, 100)
  const waiting = rows.filter(({ state }) => state === 'SUBMITTED')
  expect(await officeCounts(officer, AT)).toEqual({
    waiting: waiting.length,
    mine: waiting.filter(({ assignedToId }) => assignedToId === officer.userId).length,
    overdue: waiting.filter(({ overdue }) => overdue).length,
    decidedToday: rows.filter(
      ({ state, decidedAt }) =>
        (state === 'APPROVED' || state === 'REJECTED') && decidedAt!.getTime() === AT.getTime(),
    ).length,
  })
})

test('next goes through the free waiting requests in order and starts over', async () => {
  const free = (await walk({ ...ALL, assigned: 'nobody' }, 100)).map(({ id }) => id)
  expect(await findNextWaiting(officer)).toBe(free[0])
  expect(await findNextWaiting(officer, free[0])).toBe(free[1])
  expect(await findNextWaiting(officer, free.at(-1))).toBe(free[0])
  expect(await findNextWaiting(officer, 'x')).toBe(free[0])
})

test('a deep page of the product’s own query is read from the index, not sorted or counted through', async () => {
  await asOwner(async (client) => {
    await client.query(
      `INSERT INTO "Request" (id, type, number, "accountId", state, "createdById", "createdAt", "updatedAt", "submittedAt", "dueAt", "searchText")
       SELECT gen_random_uuid(), 'COMPANY_REGISTRATION', 'CO/' || n || '/27', $1, 'SUBMITTED', $2, t, t, t, t, ''
       FROM (SELECT n, $3::timestamptz + n * interval '1 second' AS t FROM generate_series(1, 20000) n) rows`,
      [account.accountId, account.userId, AT],
    )
    await client.query('ANALYZE "Request"')
  })
  const after = cursorText({
    submittedAt: new Date(AT.getTime() + 10_000_000),
    id: '019ab000-0000-7000-8000-000000000001',
  })
  let numbers: string[] = []
  const plans = await plansOf(async () => {
    const { rows } = await officeQueue(officer, ALL, readCursor('after', after), AT)
    numbers = rows.map(({ number }) => number)
  }, /FROM "Request" r/)
  expect(numbers.slice(0, 3)).toHaveLength(3)
  expect(numbers.at(-1)).toMatch(/^CO\/100\d\d\/27$/)
  expect(plans).toHaveLength(1)
  const reads = plans[0]!.filter((node) => node['Relation Name'] === 'Request')
  expect(reads.map((node) => node['Index Cond'])).toEqual([
    expect.stringMatching(/ROW\("submittedAt", id\) > ROW/),
  ])
  expect(plans[0]!.map((node) => node['Node Type'])).not.toContain('Sort')
})
