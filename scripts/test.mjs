// All tests, from a clean clone: `npm test`. Prints the seconds of each stage and the slowest files; the last
// line sums everything: `N passed, N failed, N skipped`.
//   --deep                        the full numbers that the requirements name
//   --only static|unit|integration|e2e   one kind (or several, by commas); further arguments name files
//   --keep-order                  after a whole run: keeps its slowest files, which Jest begins with from then on
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compile } from './compile.mjs'
import { alive } from './embedded/alive.mjs'
import { buildBeside, endBeside, generate, install, root, runBeside } from './stages.mjs'
import { readJest, readPlaywright } from './testing/read-reports.mjs'
import { Report } from './testing/report.mjs'
import { takeRunLock } from './testing/run-lock.mjs'
import { checkStatically } from './testing/static-checks.mjs'
import { testSettings } from '../tests/support/test-settings.mjs'
import { findChromium } from '../tests/support/find-chromium.mjs'

const settings =
  /^(?:PORTAL_MODE|SITE_URL|PORT|HOST|AUTH_SECRET|TRUSTED_PROXIES|MAIL_FROM|(?:DATABASE|MIGRATION_DATABASE|DATA|KNET|RESEND|SMS|UPLOADTHING|CLAMD|METRICS|NEXT|WORKER)_.*)$/
const { values: flags, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    deep: { type: 'boolean', default: false },
    only: { type: 'string', default: 'static,unit,integration,e2e' },
    'keep-order': { type: 'boolean', default: false },
  },
})
// Settings of a portal on this machine stay out: no test may reach a real gateway, mail service or database.
for (const key of Object.keys(process.env)) if (settings.test(key)) delete process.env[key]

const BUILD = '.next-test'
/** How far static checks give way to tests, which measure time. */
const GIVES_WAY = 10
/** Jest's order of files; journeys begin in the order of playwright.config. */
const ORDER = join(root, 'tests/support/slowest-files.json')
const JEST_FILE = /\.test\.tsx?$/
const kinds = flags.only.split(',')
const report = new Report()
const folder = temporaryFolder()
const env = {
  ...testSettings,
  TEST_DEEP: flags.deep ? '1' : '0',
  CI: process.env.CI ?? '1',
  NEXT_TELEMETRY_DISABLED: '1',
  NEXT_DIST_DIR: BUILD,
  FORCE_COLOR: '0',
}
let database
let unlock

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

/** A program that passes or fails as a whole. */
async function check(what, args, settings = env, nice = 0) {
  const began = Date.now()
  const { status, output } = await runBeside(process.execPath, args, { env: settings, nice })
  const seconds = ((Date.now() - began) / 1000).toFixed(0)
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${what} (${seconds} s)`)
  if (status !== 0) console.log(output)
  report.count(status === 0 ? { passed: 1 } : { failed: 1 })
}

function take({ count, files: taken }) {
  report.count(count)
  for (const [file, seconds] of taken) report.addFile(file, seconds)
}

/** Starts something that a later stage waits for: its error is that stage's. */
function early(work) {
  const promise = work()
  promise.catch(() => undefined)
  return promise
}

function jest(projects) {
  const file = join(folder, 'jest.json')
  const args = [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    ...projects,
    '--json',
    `--outputFile=${file}`,
    '--passWithNoTests',
    '--testPathPatterns',
    ...(files.length > 0 ? files : ['.']),
  ]
  return runLoud(args, {}).then((status) => take(readJest(file, status)))
}

/** Its output goes to the terminal as it comes, and other work goes on beside it. */
function runLoud(args, more) {
  return runBeside(process.execPath, args, { env: { ...env, ...database?.env, ...more }, loud: true }).then(
    ({ status }) => status,
  )
}

function staticChecks() {
  mkdirSync(join(root, '.data'), { recursive: true })
  const nice = kinds.length > 1 ? GIVES_WAY : 0
  return report.timed('types, lint, imports, beside the tests', () =>
    checkStatically((what, args) => check(what, args, env, nice)),
  )
}

async function startDatabase() {
  const { startRunDatabase } = await import('./testing/run-database.mjs')
  database = await startRunDatabase({ folder, env, say: console.log, check })
  await database.fillTemplate()
}

async function browser(chromium) {
  const file = join(folder, 'playwright.json')
  const status = await runLoud(['node_modules/@playwright/test/cli.js', 'test', ...files], {
    CHROMIUM_PATH: chromium,
    TEST_SEED_FOLDER: database.demonstrationFolder,
    TEST_RUN_FOLDER: folder,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  take(readPlaywright(file, status))
}

async function finish(code) {
  endBeside()
  unlock?.()
  await database?.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void finish(130))

try {
  unlock = takeRunLock(join(root, '.data/test.pid'))
  install(console.log)
  generate()
  await compile(BUILD)
} catch (error) {
  console.log(error.message)
  console.log('0 passed, 1 failed, 0 skipped')
  await finish(1)
}

const jestProjects = [
  ...(kinds.includes('unit') ? ['unit', 'components'] : []),
  ...(kinds.includes('integration') ? ['integration'] : []),
]
const chromium = findChromium()
const journeys = kinds.includes('e2e') && chromium !== undefined
const databaseReady =
  journeys || kinds.includes('integration') ? early(startDatabase) : Promise.resolve(undefined)

// They take what the tests leave of the cores, which wait a third of their time for what journeys wait for.
const checked = kinds.includes('static') ? early(() => staticChecks()) : undefined
// The tests come first: what the journeys need is made in the time that they leave.
const journeysReady = journeys
  ? early(async () => {
      await databaseReady
      await Promise.all([
        report.timed('the build, beside the tests', () => buildBeside(BUILD, env)),
        database.fillDemonstration(),
      ])
    })
  : undefined
if (jestProjects.length > 0)
  await report.stage(`${jestProjects.join(', ')} tests`, async () => {
    await databaseReady
    await jest(jestProjects)
  })
if (kinds.includes('e2e') && !chromium)
  await report.stage('browser journeys', () => {
    throw new Error('no Chromium: install it, or name one in CHROMIUM_PATH')
  })
if (journeys) {
  await report.stage('what the journeys still wait for', () => journeysReady)
  await report.stage('browser journeys', () => browser(chromium))
}
if (checked) await report.stage('what types, lint and imports still wait for', () => checked)
if (flags['keep-order'])
  writeFileSync(ORDER, `${JSON.stringify(Object.fromEntries(report.slowest(JEST_FILE)), null, 2)}\n`)
report.print()
await finish(report.good ? 0 : 1)
