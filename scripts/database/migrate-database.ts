import { createHash, randomUUID } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { runMigrations } from 'graphile-worker'

/** Any number; the same in every process that migrates. */
const lockNumber = 7_283_114

const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

/**
 * graphile-worker switches row security on for its tables; without a policy the application's role sees no
 * row.
 */
const queueRights = `
GRANT USAGE ON SCHEMA graphile_worker TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO portal_app;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA graphile_worker TO portal_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO portal_app;
DO $$
DECLARE found text;
BEGIN
  FOR found IN
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'portal_app_all')
  LOOP
    EXECUTE format('CREATE POLICY portal_app_all ON graphile_worker.%I TO portal_app USING (true) WITH CHECK (true)', found);
  END LOOP;
END $$;`

export type Migration = { name: string; sql: string; checksum: string }

/** Migrations in their order, as Prisma lays them out: `<folder>/<name>/migration.sql`. */
export async function readMigrations(folder = 'prisma/migrations'): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings a database up to date. One process at a time (advisory lock); each migration is one transaction with
 * its row in `_prisma_migrations`, so that `prisma migrate deploy` elsewhere sees it as applied.
 * @param url the owning role
 * @returns names applied now
 * @throws when an applied migration was edited, is unknown here, or its SQL fails (that migration is then
 * undone)
 */
export async function migrateDatabase(url: string, folder?: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber])
    await client.query(table)
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    )
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]))
    refuseForeign(migrations, applied)
    const waiting = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of waiting) await apply(client, migration)
    await runMigrations({ connectionString: url, logger: undefined })
    await client.query(queueRights)
    await client.query(
      'GRANT SELECT ON "_prisma_migrations" TO portal_app; REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM portal_app',
    )
    return waiting.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

function refuseForeign(migrations: Migration[], applied: Map<string, string>): void {
  for (const [name, checksum] of applied) {
    const own = migrations.find((migration) => migration.name === name)
    if (!own)
      throw new Error(
        `the database has the migration ${name}, which is not here: it belongs to another version`,
      )
    if (own.checksum !== checksum) throw new Error(`the migration ${name} was changed after it was applied`)
  }
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date()
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, now(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(
      `the migration ${name} failed and was undone: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
}
