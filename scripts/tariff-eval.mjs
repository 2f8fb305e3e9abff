// `npm run tariff:eval -- FILE [--lines TARIFF.csv] [--misses N]`: how well the tariff's search finds what
// people mean. FILE holds JSON lines { query, lang, expected_prefix or expected_any, source }. Builds a
// database of its own.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile } from './compile.mjs'
import { generate, install, must, program, run, serverTypescript } from './stages.mjs'

const say = (line) => console.log(`· ${line}`)
install(say)
generate()
await compile('.next')
const { ensureDatabase, startPostgres } = await import('./embedded/server.mjs')
const folder = mkdtempSync(join(tmpdir(), 'customs-portal-eval-'))
chmodSync(folder, 0o711)
const server = await startPostgres({ dataDir: folder })
let status = 1
try {
  await ensureDatabase(server.adminUrl, 'portal')
  const env = {
    PORTAL_MODE: 'test',
    NEXT_DIST_DIR: '.next',
    DATA_DIR: folder,
    DATABASE_URL: server.url('portal_app', 'portal'),
    MIGRATION_DATABASE_URL: server.url('portal_owner', 'portal'),
  }
  must('the migration', process.execPath, program('migrate'), { env })
  status = run(process.execPath, serverTypescript('scripts/tariff/evaluate.ts', ...process.argv.slice(2)), {
    env,
  }).status
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(status)
