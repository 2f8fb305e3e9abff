import { Client } from 'pg'
import { env } from '@/lib/env'
import { adminUrlOf } from './databases.mjs'

/**
 * Integration tests have a database of their own for each file (tests/support/database-environment): `db` of
 * `@/lib/db/client` is connected to it as the application's role. Migrated, with reference data, without
 * accounts.
 */
export { db } from '@/lib/db/client'

/** Works as the owning role, for what the application may not do. The connection is closed afterwards. */
export async function asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return withClient(env.MIGRATION_DATABASE_URL!, work)
}

/** Works on a plain connection as the application's role. */
export async function asApp<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return withClient(env.DATABASE_URL, work)
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  // A server killed between two statements: the next statement, or `connect`, says so to whoever waits.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Reference data that the seed puts into the template: kept by `emptyTables`. */
const reference = [
  '_prisma_migrations',
  'LegalEntity',
  'Holiday',
  'CustomsParty',
  'CustomsSite',
  'CustomsAccount',
  'Setting',
  'TariffNode',
  'TariffSuccessor',
  'TariffTerm',
  'TariffSpelling',
  'TariffIndex',
]

/**
 * Reads the statement once a file. Deleted and not truncated, because each of seventy tables has a file for
 * itself and every index, which PostgreSQL makes anew: 110 ms, this takes 2. As `replica`, or the triggers of
 * the append-only tables refused it. The locks wait for what the test before has left running.
 */
async function emptyingStatement(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `WITH RECURSIVE emptied AS (
       SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (c.relname = ANY ($1))
       UNION SELECT f.conrelid FROM emptied e JOIN pg_constraint f ON f.confrelid = e.oid AND f.contype = 'f'
     ) SELECT oid::regclass::text AS name FROM emptied ORDER BY 1`,
    [reference],
  )
  const names = rows.map(({ name }) => name)
  return [
    'BEGIN',
    'SET LOCAL session_replication_role = replica',
    `LOCK TABLE ${names.join(', ')} IN ACCESS EXCLUSIVE MODE`,
    ...[...names, 'graphile_worker._private_jobs'].map((name) => `DELETE FROM ${name}`),
    'COMMIT',
  ].join(';')
}
let emptying: string | undefined

/** Empties the queue and every table but reference data, as `TRUNCATE … CASCADE` would: for `beforeEach`. */
export async function emptyTables(): Promise<void> {
  await withClient(adminUrlOf(env.DATABASE_URL), async (client) => {
    emptying ??= await emptyingStatement(client)
    await client.query(emptying)
  })
}
