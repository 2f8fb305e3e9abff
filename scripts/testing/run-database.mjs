// PostgreSQL of one test run: a server of its own beside any running portal, and the templates that each test
// file's and each portal's database is cloned from.
import { join } from 'node:path'
import { ensureDatabase, startPostgres } from '../embedded/server.mjs'
import { program, runBeside, serverProgram } from '../stages.mjs'

/**
 * Starts the server and fills `portal_template` (reference data only).
 * @param {{ folder: string, env: Record<string, string>, say: (line: string) => void,
 *   check: (what: string, args: string[], env: Record<string, string>) => Promise<void> }} options
 *   folder: of this run; env: settings of tests; check: runs a program that passes or fails as a whole
 */
export async function startRunDatabase({ folder, env, say, check }) {
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), volatile: true, say })

  async function fill(name, ...flags) {
    await ensureDatabase(postgres.adminUrl, name)
    const settings = {
      ...env,
      DATABASE_URL: postgres.url('portal_app', name),
      MIGRATION_DATABASE_URL: postgres.url('portal_owner', name),
      DATA_DIR: join(folder, name),
    }
    const { status, output } = await runBeside(process.execPath, program('migrate'), { env: settings })
    if (status !== 0) throw new Error(`the migration failed\n${output}`)
    await check(`seed of ${name}`, serverProgram('seed', ...flags), settings)
  }

  return {
    /** Where the tests find the server. */
    env: {
      TEST_ADMIN_URL: postgres.adminUrl,
      TEST_APP_URL: postgres.url('portal_app', 'postgres'),
      TEST_OWNER_URL: postgres.url('portal_owner', 'postgres'),
    },
    fillTemplate: () => fill('portal_template', '--reference'),
    /** Every scenario of the seed; its documents and messages lie in `demonstrationFolder`. */
    fillDemonstration: () => fill('portal_demonstration'),
    demonstrationFolder: join(folder, 'portal_demonstration'),
    stop: () => postgres.stop(),
  }
}
