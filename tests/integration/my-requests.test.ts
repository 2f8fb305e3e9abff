import { requestTypes } from '@/lib/request-types'
import {
  listRequests,
  findRequestHead,
  findRequestHistory,
  readRequestFilter,
  PAGE_SIZE,
} from '@/lib/requests/queries'
import { officeQueue } from '@/lib/requests/office-queue'
import { db } from '@/lib/db/client'
import { additional, companyOf } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff } from '../support/office-scene'

beforeEach(emptyTables)

test('pages by key through equal times without losing or repeating a request, newest first', async () => {
  const account = await makeAccount()
  for (let i = 0; i < PAGE_SIZE * 2 + 3; i += 1)
    await makeRegistration({ account, submittedAt: new Date(AT.getTime() + Math.floor(i / 4) * 1000) })
  const seen: string[] = []
  let pages = 0
  for (let after: string | undefined; ; pages += 1) {
    const { rows, next } = await listRequests(requestTypes, account.actor, { after })
    seen.push(...rows.map(({ id }) => id))
    if (!next) break
    after = next
  }
  const all = await db.request.findMany({
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  expect(seen).toEqual(all.map(({ id }) => id))
  expect(pages).toBe(2)
})

test('narrows by state and by folded text', async () => {
  const account = await makeAccount()
  await makeRegistration({ account, state: 'RETURNED' })
  const wanted = await makeRegistration({ account, nameAr: 'مؤسسة الأنوار التجارية' })
  expect(
    (await listRequests(requestTypes, account.actor, { state: 'progress' })).rows.map(({ id }) => id),
  ).toEqual([wanted.id])
  expect(
    (await listRequests(requestTypes, account.actor, { text: 'مؤسسه الانوار' })).rows.map(({ id }) => id),
  ).toEqual([wanted.id])
  expect(
    (await listRequests(requestTypes, account.actor, { text: wanted.number })).rows.map(({ id }) => id),
  ).toEqual([wanted.id])
  expect((await listRequests(requestTypes, account.actor, { state: 'approved' })).rows).toEqual([])
})

test('reads a filter from the address and ignores what it does not know', () => {
  expect(readRequestFilter({ state: 'constructor', q: '  ', after: ['a', 'b'] })).toEqual({
    state: undefined,
    text: undefined,
    after: undefined,
  })
  expect(readRequestFilter({ state: 'action', q: ' x  y ' })).toEqual({
    state: 'action',
    text: 'x y',
    after: undefined,
  })
})

test('an unseen sign in what is searched for neither hides a request nor reaches the database', async () => {
  const account = await makeAccount()
  await makeRegistration({ account })
  const officer = await makeStaff()
  for (const q of ['\0', 'of\0uq', 'of\u200buq \u202egeneral', 'of\u00aduq']) {
    expect((await listRequests(requestTypes, account.actor, readRequestFilter({ q }))).rows).toHaveLength(1)
    expect((await listRequests(requestTypes, account.actor, { text: q })).rows).toHaveLength(1)
    expect(
      (
        await officeQueue(
          requestTypes,
          officer,
          { state: 'waiting', assigned: 'anyone', type: '', overdue: false, search: q },
          undefined,
          AT,
        )
      ).rows,
    ).toHaveLength(1)
  }
})

test('a damaged key is the first page', async () => {
  const account = await makeAccount()
  await makeRegistration({ account })
  for (const after of [
    '',
    'x',
    'zzzz.not-an-id',
    '.',
    `${'z'.repeat(40)}.00000000-0000-7000-8000-000000000000`,
  ]) {
    expect((await listRequests(requestTypes, account.actor, { after })).rows).toHaveLength(1)
  }
})

test('strangers see nothing; an additional user what is granted; drafts of the officer’s notes stay out', async () => {
  const account = await makeAccount()
  const request = await makeRegistration({ account })
  const stranger = (await makeAccount()).actor
  expect((await listRequests(requestTypes, stranger, {})).rows).toEqual([])
  expect(await findRequestHead(requestTypes, stranger, request.id)).toBeUndefined()
  expect(await findRequestHistory(requestTypes, stranger, request.id)).toBeUndefined()
  expect(await findRequestHead(requestTypes, account.actor, "'; drop table")).toBeUndefined()
  const companyId = await companyOf(account.accountId, '990011')
  expect(
    (
      await listRequests(
        requestTypes,
        additional(account, [{ service: 'COMPANY_REGISTRATION', companyId }]),
        {},
      )
    ).rows,
  ).toEqual([])
  expect(
    (await listRequests(requestTypes, additional(account, [{ service: 'PAYMENTS', companyId: null }]), {}))
      .rows,
  ).toEqual([])
  expect(
    (
      await listRequests(
        requestTypes,
        additional(account, [{ service: 'COMPANY_REGISTRATION', companyId: null }]),
        {},
      )
    ).rows,
  ).toHaveLength(1)
  const officer = await makeStaff()
  await db.requestCorrection.create({
    data: {
      id: request.id,
      requestId: request.id,
      target: 'FIELD',
      name: 'city',
      reason: 'x',
      createdAt: AT,
      createdById: officer.userId,
    },
  })
  expect((await findRequestHistory(requestTypes, account.actor, request.id))!.corrections).toEqual([])
})
