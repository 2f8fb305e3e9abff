import { asApp, asOwner } from '@/tests/support/database'

const audit = `INSERT INTO "AuditEvent" (id, at, "actorRole", event, outcome) VALUES (gen_random_uuid(), now(), 'SYSTEM', 'test.happened', 'OK')`

it.each(['AuditEvent', 'RequestEvent'])(
  'the application may add to %s and read it, never change it',
  async (table) => {
    await asApp(async (client) => {
      await client.query(`SELECT 1 FROM "${table}"`)
      for (const sql of [
        `UPDATE "${table}" SET "actorRole" = ''`,
        `DELETE FROM "${table}"`,
        `TRUNCATE "${table}"`,
      ]) {
        await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' })
      }
    })
  },
)

it('retention, as the owner, removes old events', async () => {
  await asApp((client) => client.query(audit))
  await asOwner(async (client) => {
    expect((await client.query('DELETE FROM "AuditEvent"')).rowCount).toBe(1)
  })
})

it('the application cannot change the structure', async () => {
  await asApp(async (client) => {
    for (const sql of [
      'CREATE TABLE mine (a int)',
      'ALTER TABLE "User" ADD COLUMN a int',
      'DROP TABLE "Holiday"',
      'DELETE FROM "_prisma_migrations"',
    ]) {
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

it('the application adds and sees jobs', async () => {
  await asApp(async (client) => {
    await client.query(`SELECT graphile_worker.add_job('nothing', '{}'::json)`)
    expect(
      (await client.query(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'nothing'`)).rowCount,
    ).toBe(1)
  })
})
