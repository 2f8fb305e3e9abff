// All tests, from a clean clone: `npm test`. The last line sums everything: `N passed, N failed, N skipped`.
//   --deep                        the full numbers that the requirements name
//   --only static|unit|integration|e2e   one kind (or several, by commas); further arguments name files
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { alive } from './embedded/alive.mjs'
import { build, generate, install, must, root, run, serverTypescript, typescript } from './stages.mjs'
import { testSettings } from '../tests/support/test-settings.mjs'
import { findChromium } from '../tests/support/find-chromium.mjs'

const settings =
  /^(?:PORTAL_MODE|SITE_URL|PORT|HOST|AUTH_SECRET|TRUSTED_PROXIES|MAIL_FROM|(?:DATABASE|MIGRATION_DATABASE|DATA|KNET|RESEND|SMS|UPLOADTHING|CLAMD|METRICS|NEXT|WORKER)_.*)$/
const { values: flags, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    deep: { type: 'boolean', default: false },
    only: { type: 'string', default: 'static,unit,integration,e2e' },
  },
})
// Settings of a portal on this machine stay out: no test may reach a real gateway, mail service or database.
for (const key of Object.keys(process.env)) if (settings.test(key)) delete process.env[key]

const kinds = flags.only.split(',')
const total = { passed: 0, failed: 0, skipped: 0 }
const say = (line) => console.log(`\n— ${line}`)
const began = Date.now()
const folder = temporaryFolder()
const env = {
  ...testSettings,
  TEST_DEEP: flags.deep ? '1' : '0',
  CI: process.env.CI ?? '1',
  NEXT_TELEMETRY_DISABLED: '1',
  FORCE_COLOR: '0',
}
let postgres

/** Of this run alone; folders of runs that were killed are removed. */
function temporaryFolder() {
  const prefix = 'customs-portal-run-'
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0])
    if (!alive(pid, 'test.mjs')) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
  const made = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  chmodSync(made, 0o711) // PostgreSQL's user passes through.
  return made
}

function count({ passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

/** A program that passes or fails as a whole. */
function check(what, args, settings = env) {
  const { status, output } = run(process.execPath, args, { env: settings, quiet: true })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${what}`)
  if (status !== 0) console.log(output)
  count(status === 0 ? { passed: 1 } : { failed: 1 })
}

function jest(projects) {
  const report = join(folder, `jest-${projects.join('-')}.json`)
  const args = [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    ...projects,
    '--json',
    `--outputFile=${report}`,
    '--passWithNoTests',
    '--testPathPatterns',
    ...(files.length > 0 ? files : ['.']),
  ]
  const { status } = run(process.execPath, args, { env: { ...env, ...databaseEnv() } })
  if (!existsSync(report)) return count({ failed: 1 })
  const result = JSON.parse(readFileSync(report, 'utf8'))
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  count({
    passed: result.numPassedTests,
    failed: failed || (status === 0 ? 0 : 1),
    skipped: result.numPendingTests + result.numTodoTests,
  })
}

const databaseEnv = () =>
  postgres
    ? {
        TEST_ADMIN_URL: postgres.adminUrl,
        TEST_APP_URL: postgres.url('portal_app', 'postgres'),
        TEST_OWNER_URL: postgres.url('portal_owner', 'postgres'),
      }
    : {}

/**
 * A server of its own beside any running portal, and the template that each test file's database is cloned
 * from.
 */
async function startDatabase() {
  if (postgres) return
  const { ensureDatabase, startPostgres } = await import('./embedded/server.mjs')
  postgres = await startPostgres({ dataDir: join(folder, 'data'), volatile: true, say })
  await fill('portal_template', ['--reference'], ensureDatabase)
}

async function fill(name, flags, ensureDatabase) {
  await ensureDatabase(postgres.adminUrl, name)
  const urls = {
    DATABASE_URL: postgres.url('portal_app', name),
    MIGRATION_DATABASE_URL: postgres.url('portal_owner', name),
  }
  const settings = { ...env, ...urls, DATA_DIR: join(folder, name) }
  must('the migration', process.execPath, typescript('scripts/migrate.ts'), { env: settings })
  check(`seed of ${name}`, serverTypescript('prisma/seed/index.ts', ...flags), settings)
}

async function browser() {
  const chromium = findChromium()
  if (!chromium) {
    console.log('FAIL no Chromium: install it, or name one in CHROMIUM_PATH')
    return count({ failed: 1 })
  }
  const { ensureDatabase } = await import('./embedded/server.mjs')
  await fill('portal_demonstration', [], ensureDatabase)
  build('.next-test', say, env)
  const report = join(folder, 'playwright.json')
  const args = ['node_modules/@playwright/test/cli.js', 'test', ...files]
  const { status } = run(process.execPath, args, {
    env: {
      ...env,
      ...databaseEnv(),
      CHROMIUM_PATH: chromium,
      NEXT_DIST_DIR: '.next-test',
      TEST_SEED_FOLDER: join(folder, 'portal_demonstration'),
      TEST_RUN_FOLDER: folder,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  })
  if (!existsSync(report)) return count({ failed: 1 })
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'))
  const failed = stats.unexpected + errors.length
  count({
    passed: stats.expected + stats.flaky,
    failed: failed || (status === 0 ? 0 : 1),
    skipped: stats.skipped,
  })
}

/** A stage that cannot even begin is one failure; the others go on. */
async function stage(kind, what, work) {
  if (!kinds.includes(kind)) return
  say(what)
  try {
    await work()
  } catch (error) {
    console.log(`FAIL ${error.message}`)
    count({ failed: 1 })
  }
}

async function finish(code) {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void finish(130))

try {
  install(say)
  generate()
} catch (error) {
  console.log(error.message)
  console.log('0 passed, 1 failed, 0 skipped')
  await finish(1)
}
await stage('static', 'types, lint, imports', () => {
  mkdirSync(join(root, '.data'), { recursive: true })
  check('types', ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.check.json'])
  check('layout', [
    'node_modules/prettier/bin/prettier.cjs',
    '.',
    '--check',
    '--log-level=warn',
    '--cache',
    '--cache-strategy=content',
    '--cache-location=.data/prettier',
  ])
  // Without a cache: what a promise or a union is may have changed in another file.
  check('lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'])
  check('unused code', ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'])
  check('imports', [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    'app',
    'components',
    'lib',
    'proxy.ts',
    '--config',
    '.dependency-cruiser.cjs',
  ])
})
await stage('unit', 'unit and property tests', () => jest(['unit', 'components']))
await stage('integration', 'integration tests', async () => {
  await startDatabase()
  jest(['integration'])
})
await stage('e2e', 'browser journeys', async () => {
  await startDatabase()
  await browser()
})
console.log(`\n${Math.round((Date.now() - began) / 1000)} s`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
await finish(total.failed === 0 && total.passed > 0 ? 0 : 1)
