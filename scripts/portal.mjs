// The whole portal on one machine, from a clean clone: `npm run portal`, with reloading `npm run dev`.
//   --reset   throws the demonstration's data away first
//   --empty   fills nothing in
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { compile } from './compile.mjs'
import { alive } from './embedded/alive.mjs'
import {
  build,
  end,
  generate,
  hashOf,
  install,
  keep,
  must,
  program,
  root,
  serverProgram,
  serverTypescript,
  start,
  typescript,
} from './stages.mjs'

const dev = process.argv.includes('--dev')
const data = resolve(root, process.env.DATA_DIR ?? '.data')
const port = process.env.PORT ?? '3000'
const address = process.env.SITE_URL ?? `http://localhost:${port}`
const lock = join(data, 'portal.pid')
const say = (line) => console.log(`· ${line}`)

const children = []
let postgres
let ending = false

async function stop(code) {
  if (ending) return
  ending = true
  await Promise.all(children.map((child) => end(child)))
  await postgres?.stop()
  rmSync(lock, { force: true })
  process.exit(code)
}

function takeLock() {
  mkdirSync(data, { recursive: true })
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
  if (holder > 0 && holder !== process.pid && alive(holder, 'portal.mjs')) {
    console.error(`the portal already runs from this folder (process ${holder})`)
    process.exit(1)
  }
  writeFileSync(lock, String(process.pid))
}

/** A server of one's own when DATABASE_URL names it, else the embedded one. */
async function database(reset) {
  if (process.env.DATABASE_URL) {
    return {
      DATABASE_URL: process.env.DATABASE_URL,
      MIGRATION_DATABASE_URL: process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL,
    }
  }
  const { ensureDatabase, startPostgres } = await import('./embedded/server.mjs')
  postgres = await startPostgres({ dataDir: data, say })
  await ensureDatabase(postgres.adminUrl, 'portal', reset)
  return {
    DATABASE_URL: postgres.url('portal_app', 'portal'),
    MIGRATION_DATABASE_URL: postgres.url('portal_owner', 'portal'),
  }
}

async function seed(env) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  const { rowCount } = await client.query('SELECT 1 FROM "User" LIMIT 1')
  await client.end()
  // Data of an older copy gets the nomenclature of this one: its search would miss what was learned since.
  const [stamp, wanted] = [join(data, 'seed-sha256'), hashOf(['prisma/seed', 'lib/tariff'])]
  if (rowCount > 0 && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say(rowCount > 0 ? 'bringing the tariff up to date' : 'filling in the demonstration')
  must('the seed', process.execPath, serverProgram('seed', ...(rowCount > 0 ? ['--reference'] : [])), { env })
  writeFileSync(stamp, wanted)
}

async function untilServed(child) {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (child.exitCode !== null) throw new Error('the server ended')
    const answer = await fetch(`http://127.0.0.1:${port}/ar`, { redirect: 'manual' }).catch(() => undefined)
    if (answer && answer.status < 500) return
    if (answer && tries > 20) throw new Error(`the first page answered ${answer.status}`)
    await sleep(100)
  }
  throw new Error('the server did not answer')
}

function tell() {
  const accounts = join(root, 'prisma/seed/demonstration-accounts.json')
  const rows = existsSync(accounts) ? JSON.parse(readFileSync(accounts, 'utf8')) : []
  console.log(`\nThe portal:  ${address}/ar   ${address}/en`)
  console.log(`The office:  ${address}/ar/admin   (codes: ${address}/dev/totp)`)
  console.log(`The mailbox: ${address}/dev/mailbox`)
  if (!process.env.KNET_BASE_URL) console.log(`The gateway: ${address}/knet-simulator`)
  console.log(`The clock:   ${address}/dev/clock`)
  if (rows.length > 0) console.log('\nAccounts of the demonstration')
  for (const { email, password, who } of rows)
    console.log(`  ${email.padEnd(38)} ${password.padEnd(18)} ${who}`)
  console.log('\nCtrl-C stops it.')
}

takeLock()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0))

try {
  const reset = process.argv.includes('--reset')
  install(say)
  generate()
  await compile('.next')
  const secrets = keep(data, 'secrets.json', () => ({
    AUTH_SECRET: randomBytes(32).toString('hex'),
    DATA_KEYS: `demo1:${randomBytes(32).toString('base64')}`,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }))
  const env = {
    ...secrets,
    ...Object.fromEntries(
      Object.keys(secrets).flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])),
    ),
    PORTAL_MODE: 'demonstration',
    NEXT_DIST_DIR: '.next',
    PORT: port,
    SITE_URL: address,
    DATA_DIR: data,
    NEXT_TELEMETRY_DISABLED: '1',
    ...(await database(reset)),
  }
  must('the migration', process.execPath, program('migrate'), { env })
  if (!process.argv.includes('--empty')) await seed(env)
  if (!dev) build('.next', say, env)
  const server = start(dev ? typescript('scripts/serve.ts', '--dev') : program('serve'), env)
  children.push(server)
  const worker = start(dev ? serverTypescript('scripts/worker.ts') : serverProgram('worker'), env)
  children.push(worker)
  for (const child of children) {
    child.once('exit', (code) => {
      if (ending) return
      console.error(child === server ? 'the server ended by itself' : 'the worker ended by itself')
      void stop(code || 1)
    })
  }
  await untilServed(server)
  tell()
} catch (error) {
  if (!ending) console.error(error.message)
  await stop(1)
}
