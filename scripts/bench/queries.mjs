// How many statements one page sends: counted by PostgreSQL itself, not by us.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/**
 * Statements (not BEGIN, COMMIT or session settings) that a call sends, once everything is warm.
 * @param {{ adminUrl: string, folder: string }} postgres see scripts/embedded
 */
export async function queriesOf(postgres, database, call) {
  const client = new pg.Client({ connectionString: postgres.url('postgres', database) })
  await client.connect()
  try {
    const set = async (value) => {
      await client.query(`ALTER SYSTEM SET log_statement = '${value}'`)
      await client.query('SELECT pg_reload_conf()')
      await new Promise((done) => setTimeout(done, 300))
    }
    const log = () => readFileSync(join(postgres.folder, '..', 'postgres.log'), 'utf8').length
    await set('all')
    const from = log()
    await call().then((answer) => answer.text())
    await new Promise((done) => setTimeout(done, 200))
    const text = readFileSync(join(postgres.folder, '..', 'postgres.log'), 'utf8').slice(from)
    await set('none')
    return text.split('\n').filter((line) => /(execute|statement)/.test(line) && !/(BEGIN|COMMIT|ROLLBACK|ALTER SYSTEM|pg_reload_conf|DEALLOCATE|SET )/.test(line)).length
  } finally {
    await client.end()
  }
}
