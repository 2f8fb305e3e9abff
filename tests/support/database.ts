import { Client } from 'pg'
import { env } from '@/lib/env'

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

/** Empties every table but reference data, and the queue: for `beforeEach`. */
export async function emptyTables(): Promise<void> {
  await asOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND NOT (tablename = ANY ($1))`,
      [reference],
    )
    await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`)
    await client.query('DELETE FROM graphile_worker._private_jobs')
  })
}
