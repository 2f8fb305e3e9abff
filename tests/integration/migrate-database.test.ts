import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateDatabase, readMigrations } from '@/scripts/database/migrate-database'
import { dropDatabase, emptyDatabase } from '@/tests/support/databases.mjs'
import { withClient } from '@/tests/support/database'

const name = `migrate_${process.pid}`
let url: string
let folder: string

async function write(migration: string, sql: string): Promise<void> {
  await mkdir(join(folder, migration), { recursive: true })
  await writeFile(join(folder, migration, 'migration.sql'), sql)
}

const query = async (sql: string) =>
  (await withClient(url, (client) => client.query(sql))).rows as Record<string, unknown>[]

beforeEach(async () => {
  url = (await emptyDatabase(name)).MIGRATION_DATABASE_URL
  folder = await mkdtemp(join(tmpdir(), 'customs-portal-migrations-'))
  await write(
    '0001_first',
    `CREATE TABLE one (a text DEFAULT 'x;y'); -- a semicolon; in a comment\nCREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;`,
  )
})

afterEach(() => dropDatabase(name))

it('applies each migration once, with the row that Prisma reads', async () => {
  expect(await migrateDatabase(url, folder)).toEqual(['0001_first'])
  expect(await migrateDatabase(url, folder)).toEqual([])
  const [migration] = await readMigrations(folder)
  expect(
    await query(
      'SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS done FROM "_prisma_migrations"',
    ),
  ).toEqual([
    { migration_name: '0001_first', checksum: migration!.checksum, applied_steps_count: 1, done: true },
  ])
})

it('undoes a migration that fails, whole, and can go on once it is mended', async () => {
  await write('0002_second', 'CREATE TABLE two (a int); SELECT 1 / 0;')
  await expect(migrateDatabase(url, folder)).rejects.toThrow(
    '0002_second failed and was undone: division by zero',
  )
  expect(await query(`SELECT to_regclass('two') AS two, to_regclass('one') IS NOT NULL AS one`)).toEqual([
    { two: null, one: true },
  ])
  await write('0002_second', 'CREATE TABLE two (a int);')
  expect(await migrateDatabase(url, folder)).toEqual(['0002_second'])
})

it('refuses an applied migration that was edited, and one that it does not know', async () => {
  await migrateDatabase(url, folder)
  await write('0001_first', 'SELECT 1')
  await expect(migrateDatabase(url, folder)).rejects.toThrow('0001_first was changed after it was applied')
  folder = await mkdtemp(join(tmpdir(), 'customs-portal-migrations-'))
  await expect(migrateDatabase(url, folder)).rejects.toThrow('0001_first, which is not here')
})

it('lets one process migrate at a time', async () => {
  const runs = await Promise.all([
    migrateDatabase(url, folder),
    migrateDatabase(url, folder),
    migrateDatabase(url, folder),
  ])
  expect(runs.flat()).toEqual(['0001_first'])
})
