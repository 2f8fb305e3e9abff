import { newId } from '@/lib/core/ids'
import { usersWhoReach } from '@/lib/access/grants'
import { actorForToken } from '@/lib/auth/session'
import { readMigrations } from '@/scripts/database/migrate-database'
import { asOwner, db, emptyTables } from '../support/database'
import { companyOf } from '../support/company-scene'
import { makeAssistant } from '../support/make-assistant'
import { AT, makeAccount } from '../support/office-scene'
import type { Member } from '@/lib/access/actor'

beforeEach(emptyTables)

const base = { grantedAt: AT } as const

test('the database refuses a grant for a company, or a user, of another account', async () => {
  const own = await makeAccount()
  const other = await makeAccount()
  const foreign = await companyOf(other.accountId, '900100')
  const data = {
    ...base,
    id: newId(AT),
    accountId: own.accountId,
    userId: own.userId,
    service: 'PAYMENTS',
    reach: 'COMPANY',
    companyId: foreign,
  } as const
  await expect(db.grant.create({ data })).rejects.toThrow(/Grant_company_of_account|Foreign key/)
  await expect(db.grant.create({ data: { ...data, userId: other.userId } })).rejects.toThrow()
  await expect(db.grant.create({ data: { ...data, accountId: other.accountId } })).rejects.toThrow()
  expect(await db.grant.count()).toBe(0)
})

test('a grant names a company exactly when it reaches one', async () => {
  const { accountId, userId } = await makeAccount()
  const companyId = await companyOf(accountId, '900101')
  const make = (reach: 'COMPANY' | 'ALL' | 'NONE', company: string | null) =>
    db.grant.create({
      data: { ...base, id: newId(AT), accountId, userId, service: 'BILLS', reach, companyId: company },
    })
  await expect(make('COMPANY', null)).rejects.toThrow(/Grant_reach_names_company/)
  await expect(make('ALL', companyId)).rejects.toThrow(/Grant_reach_names_company/)
  await make('ALL', null)
  await expect(make('ALL', null)).rejects.toThrow(/Unique constraint|Grant_once/)
})

test('a revoked grant stays as history: it neither changes nor comes back, and another can be given', async () => {
  const { accountId, userId } = await makeAccount()
  const data = { ...base, accountId, userId, service: 'TARIFF', reach: 'NONE' } as const
  const { id } = await db.grant.create({ data: { ...data, id: newId(AT) } })
  await expect(db.grant.update({ where: { id }, data: { reach: 'ALL' } })).rejects.toThrow()
  await db.grant.update({ where: { id }, data: { revokedAt: AT, revokedBy: userId } })
  await expect(db.grant.update({ where: { id }, data: { revokedAt: null } })).rejects.toThrow()
  await expect(db.grant.delete({ where: { id } })).rejects.toThrow()
  await db.grant.create({ data: { ...data, id: newId(AT) } })
  expect(await db.grant.count()).toBe(2)
})

test('the migration keeps subscriptions, and makes of a grant without a company one that reaches none', async () => {
  const sql = (await readMigrations()).find(({ name }) => name.startsWith('0014'))!.sql
  const rewrite = /UPDATE "Grant" g SET[\s\S]*?;/.exec(sql)![0]
  const { accountId, userId } = await makeAccount()
  const companyId = await companyOf(accountId, '900102')
  const before = await db.serviceSubscription.count({ where: { accountId, endedAt: null } })
  const rows = await asOwner(async (client) => {
    await client.query('BEGIN')
    await client.query(
      'ALTER TABLE "Grant" DISABLE TRIGGER USER; ALTER TABLE "Grant" ALTER reach DROP NOT NULL, ALTER "accountId" DROP NOT NULL; ALTER TABLE "Grant" DROP CONSTRAINT "Grant_reach_names_company"',
    )
    for (const company of [companyId, null])
      await client.query(
        `INSERT INTO "Grant" (id, "userId", service, "companyId", "grantedAt") VALUES ($1, $2, 'COMPANY_REGISTRATION', $3, now())`,
        [newId(AT), userId, company],
      )
    await client.query(rewrite)
    const result = await client.query<{ reach: string; accountId: string }>(
      'SELECT reach, "accountId" FROM "Grant" ORDER BY reach',
    )
    await client.query('ROLLBACK')
    return result.rows
  })
  expect(rows).toEqual([
    { reach: 'COMPANY', accountId },
    { reach: 'NONE', accountId },
  ])
  expect(sql).not.toMatch(/(UPDATE|DELETE FROM|INSERT INTO) "ServiceSubscription"/)
  expect(before).toBe(7)
})

test('who may act for a company: its general users, and those granted it or all, while subscribed and active', async () => {
  const account = await makeAccount()
  const companyId = await companyOf(account.accountId, '900103')
  const other = await companyOf(account.accountId, '900104', 'BRANCH')
  const granted = await makeAssistant(account.actor as Member, companyId)
  const elsewhere = await makeAssistant(account.actor as Member, other)
  const all = await makeAssistant(account.actor as Member, other)
  await db.grant.create({
    data: {
      ...base,
      id: newId(AT),
      accountId: account.accountId,
      userId: all.userId,
      service: 'PAYMENTS',
      reach: 'ALL',
    },
  })
  const users = async () => new Set(await usersWhoReach(db, AT, 'PAYMENTS', { id: companyId }))
  expect(await users()).toEqual(new Set([account.userId, granted.userId, all.userId]))
  expect((await users()).has(elsewhere.userId)).toBe(false)
  await db.user.update({ where: { id: granted.userId }, data: { state: 'SUSPENDED' } })
  await db.grant.updateMany({ where: { userId: all.userId, reach: 'ALL' }, data: { revokedAt: AT } })
  expect(await users()).toEqual(new Set([account.userId]))
  await db.serviceSubscription.updateMany({
    where: { accountId: account.accountId, service: 'PAYMENTS' },
    data: { endedAt: AT },
  })
  expect(await users()).toEqual(new Set())
})

test('a session reads grants and subscriptions that are in force, and no others', async () => {
  const account = await makeAccount()
  const { accountId } = account
  const companyId = await companyOf(accountId, '900105')
  const { userId } = await makeAssistant(account.actor as Member, companyId)
  const past = { ...base, accountId, userId, service: 'TARIFF', reach: 'NONE', revokedAt: AT } as const
  await db.grant.create({ data: { ...past, id: newId(AT) } })
  await db.serviceSubscription.updateMany({ where: { accountId, service: 'BILLS' }, data: { endedAt: AT } })
  const sessionId = newId(AT)
  const expiresAt = new Date(AT.getTime() + 3_600_000)
  await db.session.create({
    data: { id: sessionId, userId, createdAt: AT, lastSeenAt: AT, expiresAt, address: '', userAgent: '' },
  })
  const actor = (await actorForToken({ userId, sessionId }, AT)) as Member
  expect(actor.grants).toEqual([{ service: 'PAYMENTS', reach: 'COMPANY', companyId }])
  expect(actor.services).toHaveLength(6)
  expect(actor.services).not.toContain('BILLS')
})
