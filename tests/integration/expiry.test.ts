import { sweepExpiries } from '@/lib/companies/expiry'
import { addDays } from '@/lib/core/day'
import { dateOnly } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { asOwner, emptyTables } from '../support/database'
import { AT, makeAccount, profileOf } from '../support/office-scene'

beforeEach(emptyTables)

const TODAY = '2026-11-24'
const morning = (day: string) => new Date(`${day}T06:00:00+03:00`)

async function companyWith(importDays: number) {
  const account = await makeAccount()
  const [id, profile] = [newId(AT), profileOf(account.number)]
  const dates = {
    importLicenceExpiresOn: dateOnly(addDays(TODAY, importDays)),
    commercialLicenceExpiresOn: dateOnly('2030-01-01'),
    signatoryCivilIdExpiresOn: dateOnly('2030-01-01'),
  }
  await db.companyProfile.create({ data: { ...profile, ...dates, approvedAt: AT } })
  await db.company.create({
    data: {
      id,
      accountId: account.accountId,
      role: 'MAIN',
      commercialRegistrationNumber: account.number,
      profileId: profile.id,
      approvedAt: AT,
    },
  })
  return { ...account, companyId: id, profileId: profile.id }
}

const told = (userId: string) =>
  db.notification.findMany({ where: { userId, kind: 'company.expiry' }, orderBy: { createdAt: 'asc' } })

test('tells the general users 60, 30 and 7 days before, each once, and not after the expiry', async () => {
  const scene = await companyWith(100)
  for (let day = 0; day <= 110; day += 1) await sweepExpiries(morning(addDays(TODAY, day)))
  const notices = await told(scene.userId)
  expect(notices.map(({ args }) => (args as { days: string }).days)).toEqual(['60', '30', '7'])
  expect(notices[0]).toMatchObject({
    href: `/companies/${scene.companyId}`,
    args: { field: 'importLicenceExpiresOn', companyEn: 'Al Ofuq General Trading Co.' },
  })
  expect(
    (await db.expiryReminder.findMany({ orderBy: { threshold: 'desc' } })).map(({ threshold }) => threshold),
  ).toEqual([60, 30, 7])
})

test('run twice, and by two processes at once, it tells once', async () => {
  const scene = await companyWith(20)
  const counts = await Promise.all([
    sweepExpiries(morning(TODAY)),
    sweepExpiries(morning(TODAY)),
    sweepExpiries(morning(TODAY)),
  ])
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await sweepExpiries(morning(TODAY))).toBe(0)
  expect(await told(scene.userId)).toHaveLength(1)
  expect(await db.message.count()).toBe(1)
})

test('counts days in Kuwait: the reminder comes with Kuwait’s midnight, not with the server’s', async () => {
  const scene = await companyWith(60)
  expect(await sweepExpiries(new Date('2026-11-23T23:59:59+03:00'))).toBe(0)
  expect(await sweepExpiries(new Date('2026-11-24T00:00:00+03:00'))).toBe(1)
  expect(await told(scene.userId)).toHaveLength(1)
})

test('a renewed licence is watched anew, from its own date', async () => {
  const scene = await companyWith(5)
  expect(await sweepExpiries(morning(TODAY))).toBe(1)
  const renewed = {
    ...profileOf(scene.number),
    importLicenceExpiresOn: dateOnly(addDays(TODAY, 365)),
    commercialLicenceExpiresOn: dateOnly('2030-01-01'),
  }
  await db.companyProfile.create({ data: { ...renewed, companyId: scene.companyId, approvedAt: AT } })
  await db.company.update({ where: { id: scene.companyId }, data: { profileId: renewed.id } })
  expect(await sweepExpiries(morning(TODAY))).toBe(0)
  expect(await sweepExpiries(morning(addDays(TODAY, 305)))).toBe(1)
})

test('a suspended company and a suspended account are not watched', async () => {
  const one = await companyWith(5)
  const two = await companyWith(5)
  await db.company.update({ where: { id: one.companyId }, data: { state: 'SUSPENDED' } })
  await db.account.update({ where: { id: two.accountId }, data: { state: 'SUSPENDED' } })
  expect(await sweepExpiries(morning(TODAY))).toBe(0)
})

test('one company that cannot be reminded keeps nobody else from it, and is tried again', async () => {
  const broken = await companyWith(5)
  const next = await companyWith(5)
  await asOwner((client) =>
    client.query(`
    CREATE FUNCTION refuse_reminder() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON "ExpiryReminder" FOR EACH ROW WHEN (NEW."companyId" = '${broken.companyId}') EXECUTE FUNCTION refuse_reminder()`),
  )
  try {
    await expect(sweepExpiries(morning(TODAY))).rejects.toThrow('1 companies were not reminded')
    expect([(await told(broken.userId)).length, (await told(next.userId)).length]).toEqual([0, 1])
  } finally {
    await asOwner((client) => client.query('DROP FUNCTION refuse_reminder() CASCADE'))
  }
  expect(await sweepExpiries(morning(TODAY))).toBe(1)
  expect(await told(broken.userId)).toHaveLength(1)
})
