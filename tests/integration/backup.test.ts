import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { backUp } from '@/scripts/database/back-up'
import { restore } from '@/scripts/database/restore'
import { dropDatabase, emptyDatabase } from '@/tests/support/databases.mjs'
import { asOwner, withClient } from '@/tests/support/database'

const name = `restore_${process.pid}`
let folder: string
let place: { url: string; dataDir: string; folder: string }

/** Everything a database holds, as text. */
async function contents(url: string): Promise<Record<string, string[]>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker') AND tablename NOT IN ('_prisma_migrations', 'migrations')`,
    )
    const all: Record<string, string[]> = {}
    for (const table of rows)
      all[table.name] = (
        await client.query<{ line: string }>(
          `SELECT (to_jsonb(t) - 'txid')::text AS line FROM ${table.name} t ORDER BY 1`,
        )
      ).rows.map(({ line }) => line)
    return all
  })
}

beforeAll(async () => {
  await asOwner(async (client) => {
    await client.query(
      `INSERT INTO "LegalEntity" (code, "nameAr", "nameEn", position) VALUES ('TEST', 'شركة "اختبار"', E'A name\\nof two lines', 99)`,
    )
    await client.query(
      `INSERT INTO "Account" (id, "legalEntityCode", "createdAt") VALUES (gen_random_uuid(), 'TEST', '2026-03-01 10:11:12.123+03')`,
    )
    await client.query(
      `INSERT INTO "Setting" (key, value, "updatedAt") VALUES ('test.big', '{"n": 12345678901234567890.123}', now())`,
    )
    await client.query(`INSERT INTO "Sequence" (series, year, last) SELECT 'T', generate_series(1, 2500), 7`)
    await client.query(
      `INSERT INTO "ClockOffset" (id, seconds) VALUES (1, 9007199254740993) ON CONFLICT (id) DO UPDATE SET seconds = 9007199254740993`,
    )
    // As on a server that has seen more transactions than the one it is restored to.
    await client.query(
      `INSERT INTO "OutboxEvent" (id, at, type, version, "subjectType", "subjectId", sequence, payload, txid) VALUES (gen_random_uuid(), now(), 'request.submitted', 1, 'REQUEST', 'CO/1/26', 1, '{}', '900000000000')`,
    )
    await client.query(`SELECT graphile_worker.add_job('something', E'{\n"a": 1}'::json, job_key := 'k')`)
  })
  await mkdir(join(env.DATA_DIR, 'documents', 'ab'), { recursive: true })
  await writeFile(join(env.DATA_DIR, 'documents', 'ab', 'one.pdf'), Buffer.from([0, 255, 10, 13]))
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'customs-portal-backup-'))
  place = { url: env.MIGRATION_DATABASE_URL!, dataDir: env.DATA_DIR, folder: join(folder, 'backup') }
})

afterEach(async () => {
  await dropDatabase(name)
  await rm(folder, { recursive: true, force: true })
})

it('what was backed up comes back: every row, the queue, the counters and the documents', async () => {
  const taken = await backUp(place)
  expect(taken.documents).toBe(1)
  const { MIGRATION_DATABASE_URL: url } = await emptyDatabase(name)
  expect(await restore({ ...place, url, dataDir: join(folder, 'data') })).toEqual(taken)
  expect(await contents(url)).toEqual(await contents(place.url))
  expect(await readFile(join(folder, 'data/documents/ab/one.pdf'))).toEqual(Buffer.from([0, 255, 10, 13]))
  await withClient(url, async (client) => {
    await client.query(`SELECT graphile_worker.add_job('another', '{}'::json)`)
    expect(
      (
        await client.query(
          `SELECT 1 FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT convalidated`,
        )
      ).rowCount,
    ).toBe(0)
  })
})

it('events that come back are read from the beginning, whatever the other server had counted', async () => {
  await backUp(place)
  const { MIGRATION_DATABASE_URL: url } = await emptyDatabase(name)
  await restore({ ...place, url, dataDir: join(folder, 'data') })
  const { rows } = await withClient(url, (client) =>
    client.query(`SELECT pg_visible_in_snapshot(txid, pg_current_snapshot()) AS readable FROM "OutboxEvent"`),
  )
  expect(rows).toEqual([{ readable: true }])
})

it('a database with data is left alone', async () => {
  await backUp(place)
  await expect(restore(place)).rejects.toThrow('the database is not empty')
})

it('a damaged backup is refused, and nothing is restored', async () => {
  await backUp(place)
  await writeFile(join(place.folder, 'documents/ab/one.pdf'), 'other')
  const { MIGRATION_DATABASE_URL: url } = await emptyDatabase(name)
  await expect(restore({ ...place, url })).rejects.toThrow('the backup is damaged: documents/ab/one.pdf')
})

it('a backup is never mixed into another', async () => {
  await backUp(place)
  await expect(backUp(place)).rejects.toThrow('exists already')
})
