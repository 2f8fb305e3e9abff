import pg from 'pg'

/** The superuser's address of the server that scripts/test started. */
function adminUrl() {
  const url = process.env.TEST_ADMIN_URL
  if (!url)
    throw new Error('no PostgreSQL for this test: start it with `npm test -- --only integration [file]`')
  return url
}

async function asAdmin(work) {
  const client = new pg.Client({ connectionString: adminUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The superuser's address of the database that `url` leads to. @param {string} url */
export const adminUrlOf = (url) =>
  Object.assign(new URL(adminUrl()), { pathname: new URL(url).pathname }).href

/** @returns {{ DATABASE_URL: string, MIGRATION_DATABASE_URL: string }} of a database, as both roles */
function urlsOf(name) {
  const { TEST_APP_URL, TEST_OWNER_URL } = process.env
  const at = (url) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return { DATABASE_URL: at(TEST_APP_URL), MIGRATION_DATABASE_URL: at(TEST_OWNER_URL) }
}

/** Copies a template; by files, which takes half the time of the copy through the log. */
export async function cloneDatabase(name, template) {
  await asAdmin((client) =>
    client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(template)} OWNER portal_owner STRATEGY FILE_COPY`,
    ),
  )
  return urlsOf(name)
}

/** An empty database, without any table. */
export async function emptyDatabase(name) {
  await asAdmin((client) =>
    client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER portal_owner`),
  )
  return urlsOf(name)
}

export async function dropDatabase(name) {
  await asAdmin(async (client) => {
    // A connection that is just closing would be told of its end as of a fault, after its test.
    const open = async () =>
      (await client.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [name])).rowCount > 0
    for (let tries = 0; tries < 20 && (await open()); tries += 1)
      await new Promise((done) => setTimeout(done, 50))
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`)
  })
}
