import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { env } from '@/lib/env'
import { describeDatabase } from '@/scripts/database/describe-database'
import { dropDatabase, emptyDatabase } from '@/tests/support/databases.mjs'
import { withClient } from '@/tests/support/database'

const name = `drift_${process.pid}`
let drafted: string

/** The engine is WebAssembly behind an ES module: drafted in a plain process. */
async function draft(): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'scripts/database/draft-to-output.ts', env.MIGRATION_DATABASE_URL!],
    { maxBuffer: 1 << 24 },
  )
  return stdout
}

beforeAll(async () => {
  drafted = (await emptyDatabase(name)).MIGRATION_DATABASE_URL
  const sql = await draft()
  const constraints = await readFile('prisma/sql/constraints.sql', 'utf8')
  await withClient(drafted, async (client) => {
    await client.query(sql)
    await client.query(constraints)
  })
}, 60_000)

afterAll(() => dropDatabase(name))

it('the migrations make what the schema and the constraints say', async () => {
  expect(await describeDatabase(env.MIGRATION_DATABASE_URL!)).toEqual(await describeDatabase(drafted))
})

it.each([
  ['a column', 'ALTER TABLE "Holiday" ADD COLUMN extra text'],
  ['a check', 'ALTER TABLE "Request" DROP CONSTRAINT "Request_number_shape"'],
  ['a partial index', 'DROP INDEX "User_email_held"'],
  ['a trigger', 'DROP TRIGGER "Document_immutable" ON "Document"'],
  ['a right', 'GRANT UPDATE ON "AuditEvent" TO portal_app'],
])('drift in %s is seen', async (_what, sql) => {
  const before = await describeDatabase(drafted)
  await withClient(drafted, (client) => client.query(sql))
  expect(await describeDatabase(drafted)).not.toEqual(before)
})
