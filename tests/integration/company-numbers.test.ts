import { startRegistration } from '@/lib/companies/start-registration'
import { approveRequest } from '@/lib/requests/decide'
import { requestTypes } from '@/lib/request-types'
import { cp, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foldText } from '@/lib/core/digits'
import { newId } from '@/lib/core/ids'
import { isNumberHeld } from '@/lib/accounts/is-number-held'
import { findCollisionsUnscoped, suspendCollidingCompany } from '@/lib/companies/number-collisions'
import { countLookup, findMatch } from '@/lib/companies/party-match'
import { listRequests } from '@/lib/requests/queries'
import { officeQueue } from '@/lib/requests/office-queue'
import { db } from '@/lib/db/client'
import { migrateDatabase } from '@/scripts/database/migrate-database'
import { dropDatabase, emptyDatabase } from '@/tests/support/databases.mjs'
import { companyOf, runKept, valueOf } from '../support/company-scene'
import { asOwner, emptyTables, withClient } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'

beforeEach(emptyTables)

const codeOf = (result: { ok: boolean; problems?: { code: string }[] }) =>
  result.ok ? 'ok' : result.problems![0]!.code

test.each(['0482910', '00482910', '482910'])(
  '%s is refused as held where 482910 is, and at sign-up as well',
  async (number) => {
    await companyOf((await makeAccount()).accountId, '482910')
    const account = await makeAccount(number)
    expect(codeOf(await runKept((tx) => startRegistration(tx, account.actor, AT, {})))).toBe('crNumberHeld')
    expect(await isNumberHeld(db, number, account.accountId)).toBe(true)
  },
)

test('a company of one’s own is known by its number with zeros too, and a draft of it is the same draft', async () => {
  const account = await makeAccount('482910')
  await companyOf(account.accountId, '482910')
  const start = (commercialRegistrationNumber: string) =>
    runKept((tx) => startRegistration(tx, account.actor, AT, { commercialRegistrationNumber }))
  expect(codeOf(await start('0482910'))).toBe('crNumberOwn')
  const first = valueOf(await start('0700'))
  expect(valueOf(await start('700'))).toEqual({ ...first, existing: true })
  expect(first.commercialRegistrationNumber).toBe('0700')
})

test('of two requests for one number only the first is approved; what people see keeps its zeros', async () => {
  const officer = await makeStaff()
  const first = await makeAccount('0482910')
  const second = await makeAccount('482910')
  const approved = await Promise.all(
    [first, second].map(async (account) => {
      const { id: requestId } = await makeRegistration({ account })
      return () => run((tx) => approveRequest(requestTypes, tx, officer, AT, { requestId, version: 1 }))
    }),
  )
  expect([codeOf(await approved[0]!()), codeOf(await approved[1]!())]).toEqual(['ok', 'numberHeld'])
  expect(await db.company.findMany({ select: { commercialRegistrationNumber: true } })).toEqual([
    { commercialRegistrationNumber: '0482910' },
  ])
})

test('the customs system’s company is found with zeros before its number', async () => {
  await db.customsParty.deleteMany({ where: { commercialRegistrationNumber: { in: ['610045', '0610045'] } } })
  await db.customsParty.create({
    data: {
      id: newId(AT),
      customsCode: 'TR-NUMBERS',
      kind: 'TRADER',
      commercialRegistrationNumber: '610045',
      nameAr: 'شركة الساحل',
      nameEn: 'Sahel Co.',
      updatedAt: AT,
    },
  })
  const account = await makeAccount('0610045')
  expect(await countLookup(account.accountId, '0610045', AT)).toBe(true)
  expect(await findMatch({ accountId: account.accountId }, '0610045', AT)).toMatchObject({
    commercialRegistrationNumber: '••••45',
  })
  expect(await findMatch({ accountId: account.accountId }, '610045', AT)).toBeDefined()
})

test('a request is found by its number with any signs, by letters of other keyboards and by a number with zeros', async () => {
  const officer = await makeStaff()
  const account = await makeAccount('482910')
  const { id: requestId, number } = await makeRegistration({ account, nameAr: 'شرکة السیارۃ' })
  const [, running, year] = number.split('/')
  for (const text of [
    `co-${running}-${year}`,
    `CO ${running} ${year}`,
    `ＣＯ／${running}／${year}`,
    'شركة السيارة',
    'شرکه السیاره',
    '0482910',
  ]) {
    expect([
      text,
      (await listRequests(requestTypes, account.actor, { text })).rows.map(({ id }) => id),
    ]).toEqual([text, [requestId]])
    expect([
      text,
      (
        await officeQueue(
          requestTypes,
          officer,
          { state: 'waiting', assigned: 'anyone', type: '', overdue: false, search: text },
          undefined,
          AT,
        )
      ).rows.map(({ id }) => id),
    ]).toEqual([text, [requestId]])
  }
})

describe('companies of one number that were approved before', () => {
  const migrations = 'prisma/migrations'
  const name = `numbers_${process.pid}`
  afterEach(() => dropDatabase(name))

  test('stop the migration with their numbers, until an officer suspends all but one; search texts are folded anew', async () => {
    const { MIGRATION_DATABASE_URL: url } = await emptyDatabase(name)
    const before = await mkdtemp(join(tmpdir(), 'customs-portal-migrations-'))
    for (const folder of (await readdir(migrations)).filter((one) => /^\d/.test(one) && one < '0011'))
      await cp(join(migrations, folder), join(before, folder), { recursive: true })
    await migrateDatabase(url, before)
    const ids = Array.from({ length: 4 }, () => newId(AT))
    const add = (number: string, index: number) =>
      withClient(url, async (client) => {
        const [account, profile] = [newId(AT), newId(AT)]
        await client.query(
          `INSERT INTO "LegalEntity" (code, "nameAr", "nameEn", position) VALUES ('L', '-', '-', 1) ON CONFLICT DO NOTHING`,
        )
        await client.query(
          `INSERT INTO "Account" (id, "legalEntityCode", "createdAt") VALUES ($1, 'L', now())`,
          [account],
        )
        await client.query(`INSERT INTO "CompanyProfile" (id, "createdAt") VALUES ($1, now())`, [profile])
        await client.query(
          `INSERT INTO "Company" (id, "accountId", role, "commercialRegistrationNumber", "profileId", "approvedAt") VALUES ($1, $2, 'MAIN', $3, $4, now())`,
          [ids[index], account, number, profile],
        )
        return account
      })
    const account = await add('482910', 0)
    await add('0482910', 1)
    const text = foldText('شركة CO/1/26').replace('ك', 'ک')
    await withClient(url, async (client) => {
      const user = newId(AT)
      await client.query(
        `INSERT INTO "User" (id, kind, "accountId", email, "firstName", "lastName", "createdAt") VALUES ($1, 'GENERAL', $2, 'a@b.example', 'a', 'b', now())`,
        [user, account],
      )
      await client.query(
        `INSERT INTO "Request" (id, type, number, "accountId", "createdById", "createdAt", "updatedAt", "subjectAr", "subjectEn", "searchText") VALUES ($1, 'COMPANY_REGISTRATION', 'CO/1/26', $2, $3, now(), now(), '', '', $4)`,
        [newId(AT), account, user, text],
      )
    })
    await expect(migrateDatabase(url)).rejects.toThrow(
      new RegExp(
        `482910 \\(company ${ids[0]}\\), 0482910 \\(company ${ids[1]}\\)[^]*npm run companies:collisions`,
      ),
    )
    await withClient(url, (client) =>
      client.query(`UPDATE "Company" SET state = 'SUSPENDED' WHERE id = $1`, [ids[1]]),
    )
    expect(await migrateDatabase(url)).toContain('0011_company_numbers_without_zeros')
    await expect(add('00482910', 2)).rejects.toThrow('Company_one_active_number')
    expect(
      (await withClient(url, (client) => client.query('SELECT "searchText" FROM "Request"'))).rows,
    ).toEqual([{ searchText: foldText('شركة CO/1/26') }])
  }, 30_000)

  test('are listed, and one is suspended by an officer who decides registrations, with his name and reason', async () => {
    const index = `CREATE UNIQUE INDEX "Company_one_active_number" ON "Company" (ltrim("commercialRegistrationNumber", '0')) WHERE state = 'ACTIVE'`
    await asOwner((client) => client.query('DROP INDEX "Company_one_active_number"'))
    const officer = await makeStaff()
    const auditor = await makeStaff('AUDITOR')
    for (const number of ['482910', '0482910', '777'])
      await companyOf((await makeAccount(number)).accountId, number)
    const groups = await findCollisionsUnscoped(db)
    expect(groups.map((group) => group.map(({ number }) => number).sort())).toEqual([['0482910', '482910']])
    const [later, other] = [
      groups[0]!.find(({ number }) => number === '0482910')!,
      await db.company.findFirstOrThrow({ where: { commercialRegistrationNumber: '777' } }),
    ]
    const suspend = (companyId: string, email: string) =>
      run((tx) => suspendCollidingCompany(tx, AT, { companyId, officer: email, reason: 'مكرر' }))
    expect([
      codeOf(await suspend(later.id, auditor.email)),
      codeOf(await suspend(later.id, 'nobody@customs.example')),
      codeOf(await suspend(other.id, officer.email)),
      codeOf(await suspend('x', officer.email)),
    ]).toEqual(['forbidden', 'forbidden', 'notFound', 'notFound'])
    expect(await suspend(later.id, officer.email)).toMatchObject({ ok: true, value: { number: '0482910' } })
    expect(await findCollisionsUnscoped(db)).toEqual([])
    expect(await db.auditEvent.findFirstOrThrow({ where: { event: 'company.suspended' } })).toMatchObject({
      actorId: officer.userId,
      subjectId: later.id,
      accountId: later.accountId,
      details: { number: '••••10', reason: 'مكرر', by: 'shell' },
    })
    await asOwner((client) => client.query(index))
  })
})
