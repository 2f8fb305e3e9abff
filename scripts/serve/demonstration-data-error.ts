import { readFileSync } from 'node:fs'
import { Client } from 'pg'

/**
 * Why production must not run on this database, if it must not: the passwords of the demonstration's accounts
 * are public. A database that cannot be asked is no reason: the portal serves what it can meanwhile, and no
 * sign-in works either.
 * @param url PostgreSQL, as the application's role
 */
export async function demonstrationDataError(url: string): Promise<string | undefined> {
  const known = JSON.parse(readFileSync('prisma/seed/demonstration-accounts.json', 'utf8')) as {
    email: string
  }[]
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query('SELECT 1 FROM "User" WHERE email = ANY ($1) LIMIT 1', [
      known.map(({ email }) => email),
    ])
    return rowCount
      ? 'the database holds the demonstration’s accounts: production needs a database of its own'
      : undefined
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}
