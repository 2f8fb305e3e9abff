// How many statements one page sends: counted by PostgreSQL itself, not by us.
import pg from 'pg'

const CALLS = 20

/**
 * Statements that a call sends once everything is warm, rounded: each outside a transaction is a transaction
 * of its own. A page that only reads opens none.
 * @param {{ adminUrl: string, url: (role: string, database: string) => string }} postgres see
 * scripts/embedded
 */
export async function queriesOf(postgres, database, call) {
  const client = new pg.Client({ connectionString: postgres.url('postgres', 'postgres') })
  await client.connect()
  // A backend reports at most once a second, and only when it is told to do something or has been idle for a
  // while.
  const settled = () => new Promise((done) => setTimeout(done, 12_000))
  const total = async () => {
    await settled()
    const { rows } = await client.query(
      'SELECT (xact_commit + xact_rollback)::int AS count FROM pg_stat_database WHERE datname = $1',
      [database],
    )
    return rows[0].count
  }
  try {
    const before = await total()
    for (let index = 0; index < CALLS; index += 1) await (await call()).text()
    return Math.round(((await total()) - before) / CALLS)
  } finally {
    await client.end()
  }
}
