import { memberOf, type Actor } from '@/lib/access/actor'
import { unseal } from '@/lib/core/vault'
import { changeRole } from '@/lib/users/change-role'
import { confirmImport } from '@/lib/users/import/confirm-import'
import { findImport } from '@/lib/users/import/find-import'
import { keepImport } from '@/lib/users/import/keep-import'
import { listInvitations } from '@/lib/users/invitations/queries'
import { unsubscribe } from '@/lib/users/subscription-commands'
import { after, AT, attempt, problem } from '../support/accounts-scene'
import { companyOf, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { accept, invite, mailsTo, upToTerms } from '../support/invitation-scene'
import { makeAssistant } from '../support/make-assistant'
import { makeAccount, makeStaff } from '../support/office-scene'
import { confirm, emails, outcomes, preview, upload } from '../support/user-import-scene'
import { bytesOf, usersFile } from '../support/users-file'

jest.mock(
  'next/headers',
  () => jest.requireActual<typeof import('../support/browser')>('../support/browser').nextHeaders,
)

beforeEach(emptyTables)
jest.setTimeout(60_000)

const invitations = () => db.userInvitation.count()

test('upload and preview invite nobody, and keep what they hold sealed', async () => {
  const { actor } = await makeAccount()
  const id = await upload(actor, emails(3))
  const view = await preview(actor, id)
  expect(view.rows.map(({ row, input }) => [row, input?.email])).toEqual([
    [2, 'n0@ofuq.example'],
    [3, 'n1@ofuq.example'],
    [4, 'n2@ofuq.example'],
  ])
  expect(await invitations()).toBe(0)
  expect(await db.message.count()).toBe(0)
  const stored = await db.userImport.findUniqueOrThrow({ where: { id } })
  expect(JSON.stringify(stored)).not.toMatch(/ofuq|سارة|288020122596|users\.csv/)
  expect(() => unseal(stored.contentCipher!, 'user-import:another')).toThrow()
})

test('confirmed: an invitation each, one notice to the other general users, one line of the audit', async () => {
  const { actor, accountId } = await makeAccount()
  const other = valueOf(await invite(actor, { email: 'second@ofuq.example', kind: 'GENERAL' }))
  await accept(await upToTerms('second@ofuq.example'))
  const id = await upload(actor, emails(3), after(10))
  expect(valueOf(await confirm(actor, id, after(11)))).toEqual({ invited: 3 })
  expect(await outcomes(actor, id, after(12))).toEqual([
    [2, undefined],
    [3, undefined],
    [4, undefined],
  ])
  const { rows } = await listInvitations(actor, after(12))
  expect(
    rows
      .map(({ email, services }) => [email, services.join()])
      .sort()
      .slice(0, 3),
  ).toEqual([
    ['n0@ofuq.example', 'PAYMENTS'],
    ['n1@ofuq.example', 'PAYMENTS'],
    ['n2@ofuq.example', 'PAYMENTS'],
  ])
  expect((await mailsTo('n1@ofuq.example')).map(({ template }) => template)).toEqual(['account.invitation'])
  const told = await db.notification.findMany({ where: { kind: 'user.imported' } })
  expect(told.map(({ userId, args }) => [userId, args])).toEqual([
    [other.id, { count: '3', inviter: 'حامد الهاشمي' }],
  ])
  const audited = await db.auditEvent.findMany({ where: { event: 'invitation.imported', accountId } })
  expect(audited.map(({ details }) => details)).toEqual([{ rows: 3, invited: 3 }])
})

test('confirmed twice, one after the other and at once: each is invited once', async () => {
  const { actor } = await makeAccount()
  const id = await upload(actor, emails(2))
  const given = { importId: id, rows: '2-3', onlyCorrect: false }
  const both = await Promise.all([
    confirmImport(actor, given, after(1), 'ar'),
    confirmImport(actor, given, after(1), 'ar'),
  ])
  expect(both.map((result) => valueOf(result).invited).sort()).toEqual([0, 2])
  expect(valueOf(await confirmImport(actor, given, after(2), 'ar')).invited).toBe(0)
  expect(await invitations()).toBe(2)
  expect(await db.message.count()).toBe(2)
})

test('the same file in two tabs: the second names each row as invited already', async () => {
  const { actor } = await makeAccount()
  const first = await upload(actor, emails(2))
  const second = await upload(actor, emails(2))
  const rows = '2-3'
  valueOf(await confirmImport(actor, { importId: first, rows, onlyCorrect: false }, after(1), 'ar'))
  valueOf(await confirmImport(actor, { importId: second, rows, onlyCorrect: false }, after(1), 'ar'))
  expect(await outcomes(actor, second)).toEqual([
    [2, 'alreadyInvited'],
    [3, 'alreadyInvited'],
  ])
  expect(await invitations()).toBe(2)
})

test('rows with faults are left out only when that is agreed to', async () => {
  const { actor } = await makeAccount()
  const id = await upload(actor, [...emails(1), { email: 'nobody' }])
  expect(await confirm(actor, id)).toEqual({
    ok: false,
    problems: [{ code: 'importOnlyCorrect', field: 'onlyCorrect' }],
  })
  expect(await invitations()).toBe(0)
  expect(valueOf(await confirm(actor, id, after(1), true))).toEqual({ invited: 1 })
  expect(await outcomes(actor, id)).toEqual([
    [2, undefined],
    [3, 'email'],
  ])
})

test('what changed between preview and confirmation is told row by row, and the others are invited', async () => {
  const { actor, accountId, number } = await makeAccount()
  const companyId = await companyOf(accountId, number)
  const id = await upload(actor, [
    { email: 'left@ofuq.example', services: 'TARIFF' },
    { email: 'company@ofuq.example', companies: number },
    { email: 'colleague@ofuq.example' },
    { email: 'invited@ofuq.example' },
    { email: 'fine@ofuq.example' },
  ])
  const shown = (await preview(actor, id)).rows.filter(({ input }) => input)
  expect(shown).toHaveLength(5)
  valueOf(await attempt((tx) => unsubscribe(tx, actor, after(1), { accountId, service: 'TARIFF' })))
  const elsewhere = await makeAccount()
  await db.company.update({
    where: { id: companyId },
    data: { accountId: elsewhere.accountId, role: 'BRANCH' },
  })
  valueOf(await invite(actor, { email: 'colleague@ofuq.example', kind: 'GENERAL', services: [] }, after(1)))
  await accept(await upToTerms('colleague@ofuq.example'))
  valueOf(
    await invite(
      actor,
      { email: 'invited@ofuq.example', services: ['PAYMENTS'], allCompanies: true },
      after(2),
    ),
  )
  const before = await invitations()
  valueOf(await confirmImport(actor, { importId: id, rows: '2-6', onlyCorrect: false }, after(8), 'ar'))
  expect(await outcomes(actor, id, after(9))).toEqual([
    [2, 'importNotSubscribed'],
    [3, 'importCompanyUnknown'],
    [4, 'emailOfColleague'],
    [5, 'alreadyInvited'],
    [6, undefined],
  ])
  expect(await invitations()).toBe(before + 1)
})

test('a row that was faulty when the page was shown is not invited, though it is correct by now', async () => {
  const { actor, accountId } = await makeAccount()
  valueOf(await attempt((tx) => unsubscribe(tx, actor, AT, { accountId, service: 'TARIFF' })))
  const id = await upload(actor, [...emails(1), { email: 'late@ofuq.example', services: 'TARIFF' }])
  await db.serviceSubscription.create({ data: { accountId, service: 'TARIFF', since: after(1) } })
  valueOf(await confirmImport(actor, { importId: id, rows: '2', onlyCorrect: true }, after(2), 'ar'))
  expect(await outcomes(actor, id, after(3))).toEqual([
    [2, undefined],
    [3, 'importNotShown'],
  ])
})

test('fifty a day: the rows beyond are named one by one, and the day’s limit is the account’s', async () => {
  const { actor, accountId } = await makeAccount()
  await db.rateLimit.create({
    data: { key: `invitations:${accountId}`, windowStart: new Date('2026-11-24T00:00:00Z'), count: 47 },
  })
  const id = await upload(actor, emails(6))
  expect((await preview(actor, id)).left).toBe(3)
  expect(valueOf(await confirm(actor, id))).toEqual({ invited: 3 })
  expect(await outcomes(actor, id)).toEqual([
    [2, undefined],
    [3, undefined],
    [4, undefined],
    [5, 'invitationsTooMany'],
    [6, 'invitationsTooMany'],
    [7, 'invitationsTooMany'],
  ])
  expect(problem(await invite(actor, { email: 'more@ofuq.example' }, after(3)))).toBe('invitationsTooMany')
})

test('known and unknown addresses get the same answer, and no answer comes before its time', async () => {
  const { actor } = await makeAccount()
  const stranger = memberOf((await makeAccount()).actor)
  const staff = await makeStaff()
  const known = [{ email: stranger.email }, { email: staff.email }]
  const times: number[] = []
  for (const people of [known, emails(2)]) {
    const id = await upload(actor, people)
    expect((await preview(actor, id)).rows.every(({ input }) => input)).toBe(true)
    const start = performance.now()
    valueOf(await confirmImport(actor, { importId: id, rows: '2-3', onlyCorrect: false }, after(1), 'ar'))
    times.push(performance.now() - start)
    expect(await outcomes(actor, id)).toEqual([
      [2, undefined],
      [3, undefined],
    ])
  }
  expect(Math.min(...times)).toBeGreaterThanOrEqual(455)
  expect((await mailsTo(stranger.email)).map(({ template }) => template)).toEqual([
    'account.invitation-known',
  ])
})

test('a thousand rows: none can be confirmed, and the first faults are shown', async () => {
  const { actor } = await makeAccount()
  const id = await upload(
    actor,
    Array.from({ length: 1000 }, () => ({ email: 'nobody' })),
  )
  const view = await preview(actor, id)
  expect([view.count, view.rows.length]).toEqual([1000, 500])
  const given = { importId: id, rows: '2-1001', onlyCorrect: true }
  expect(problem(await confirmImport(actor, given, after(1), 'ar'))).toBe('importTooManyRows')
})

test('nobody else reads or confirms it: not another account, another general user or an additional one', async () => {
  const { actor, accountId, number, userId } = await makeAccount()
  const second = valueOf(await invite(actor, { email: 'second@ofuq.example', kind: 'GENERAL' }))
  await accept(await upToTerms('second@ofuq.example'))
  const assistant = await makeAssistant(memberOf(actor), await companyOf(accountId, number))
  const id = await upload(actor, emails(1), after(7))
  const others: Actor[] = [
    (await makeAccount()).actor,
    { ...memberOf(actor), userId: second.id },
    assistant,
    await makeStaff('ADMINISTRATOR'),
  ]
  const before = await invitations()
  for (const other of others) {
    expect(await findImport(other, id, after(8))).toBeUndefined()
    const given = { importId: id, rows: '2', onlyCorrect: false }
    expect(problem(await confirmImport(other, given, after(8), 'ar'))).toBe('notFound')
  }
  for (const other of [assistant, await makeStaff('ADMINISTRATOR')])
    expect(
      problem(
        await attempt((tx) =>
          keepImport(tx, other, AT, { fileName: 'x', bytes: bytesOf(usersFile(emails(1))) }),
        ),
      ),
    ).toBe('notFound')
  // A general user who was demoted meanwhile.
  valueOf(
    await attempt((tx) => changeRole(tx, others[1]!, after(9), { userId, to: 'ADDITIONAL', reason: 'x' })),
  )
  const given = { importId: id, rows: '2', onlyCorrect: false }
  expect(problem(await confirmImport(actor, given, after(10), 'ar'))).toBe('forbidden')
  expect(await invitations()).toBe(before)
})
