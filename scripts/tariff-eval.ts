/**
 * `npm run tariff:eval -- FILE [--lines TARIFF.csv] [--misses N]`: how well the tariff's search finds what people mean.
 * FILE holds JSON lines { query, lang, expected_prefix or expected_any, source }. Builds a database of its own.
 */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDatabase, startPostgres } from './embedded/server.mjs'
import { migrateDatabase } from './database/migrate-database'

const file = process.argv.slice(2).find((given, index, all) => !given.startsWith('--') && !all[index - 1]?.startsWith('--'))
if (!file) {
  console.error('npm run tariff:eval -- FILE [--lines TARIFF.csv] [--misses N]')
  process.exit(2)
}
const flag = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const folder = await mkdtemp(join(tmpdir(), 'customs-portal-eval-'))
await chmod(folder, 0o711)
const server = await startPostgres({ dataDir: folder })
try {
  await ensureDatabase(server.adminUrl, 'portal')
  Object.assign(process.env, { DATABASE_URL: server.url('portal_app', 'portal'), MIGRATION_DATABASE_URL: server.url('portal_owner', 'portal') })
  await migrateDatabase(process.env.MIGRATION_DATABASE_URL!)
  // What reads the settings is loaded once they are there.
  const { evaluate } = await import('./tariff/evaluate')
  await evaluate({ text: await readFile(file, 'utf8'), lines: flag('lines'), misses: Number(flag('misses') ?? 0) })
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
