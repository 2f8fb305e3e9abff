// Starts and stops the embedded PostgreSQL. Plain Node: needs only `npm ci` to have run.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { alive } from './alive.mjs'
import { locate } from './binaries.mjs'

/**
 * A running server.
 * @typedef {object} Server
 * @property {number} port
 * @property {string} folder the cluster’s folder
 * @property {number} pid of its postmaster
 * @property {string} adminUrl superuser, database `postgres`
 * @property {(role: 'portal_owner' | 'portal_app' | 'postgres', database: string) => string} url
 * @property {() => Promise<void>} stop
 */

/**
 * Starts PostgreSQL on a free port of 127.0.0.1; port, folder and passwords are written to
 * `<dataDir>/postgres.json`. A server of the same folder that outlived its portal is taken over; a stale pid
 * file is removed.
 * @param {{ dataDir: string, volatile?: boolean, say?: (line: string) => void }} options
 *   volatile: for tests, faster and not safe against a power cut
 * @returns {Promise<Server>}
 */
export async function startPostgres({ dataDir, volatile = false, say = () => {} }) {
  const data = resolve(dataDir)
  const place = locate(data)
  const folder = join(place.parent, 'postgres')
  if (place.moved) say(`PostgreSQL's user may not enter ${data}: its data is in ${folder}`)
  const noteFile = join(data, 'postgres.json')
  let note = existsSync(noteFile) ? JSON.parse(readFileSync(noteFile, 'utf8')) : undefined
  if (!note || note.folder !== folder || !existsSync(join(folder, 'PG_VERSION'))) {
    if (existsSync(join(folder, 'PG_VERSION')) && (await running(folder)))
      throw new Error(`a PostgreSQL already runs in ${folder}`)
    note = {
      folder,
      port: 0,
      passwords: { postgres: secret(), portal_owner: secret(), portal_app: secret() },
    }
    initialise(place, folder, note.passwords.postgres)
  }
  const outlived = await running(folder)
  let pid = outlived?.pid
  if (outlived) note.port = outlived.port
  else {
    note.port = await freePort()
    pid = launch(place, folder, note.port, volatile, join(data, 'postgres.log'))
  }
  save(noteFile, note)
  const url = (role, database) =>
    `postgresql://${role}:${note.passwords[role]}@127.0.0.1:${note.port}/${database}`
  const server = {
    port: note.port,
    folder,
    adminUrl: url('postgres', 'postgres'),
    url,
    passwords: note.passwords,
    pid,
  }
  const watchdog = watch(pid)
  try {
    await untilReady(server, join(data, 'postgres.log'))
    await ensureRoles(server)
  } catch (error) {
    await halt(pid)
    throw error
  }
  return {
    ...server,
    stop: async () => {
      watchdog?.kill('SIGKILL')
      await halt(pid)
      if (!volatile) return
      rmSync(folder, { recursive: true, force: true })
      if (place.moved) rmSync(place.parent, { recursive: true, force: true })
    },
  }
}

const secret = () => randomBytes(18).toString('hex')

function save(file, note) {
  writeFileSync(`${file}.new`, JSON.stringify(note, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function initialise({ bin, user }, folder, password) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const run = spawnSync(
    join(bin, 'initdb'),
    [
      `--pgdata=${folder}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      // The same sorting on every machine, whatever locales it has.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-sync',
    ],
    { ...user, cwd: '/', encoding: 'utf8', env: { PATH: process.env.PATH } },
  )
  rmSync(passwordFile, { force: true })
  if (run.status !== 0) throw new Error(`initdb failed: ${run.error?.message ?? run.stderr}`)
}

function launch({ bin, user }, folder, port, volatile, logFile) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Every portal of a test run has pools of its own, and a run has a dozen portals at once.
    max_connections: volatile ? '500' : '200',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(volatile
      ? {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
          // Thousands of connections, each of a password that lives as long as the run.
          scram_iterations: '1',
        }
      : {}),
  }
  const log = openSync(logFile, 'a')
  const child = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      folder,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    {
      // A process group of its own: Ctrl-C reaches the portal first, which stops things in order.
      ...user,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH },
    },
  )
  child.unref()
  closeSync(log)
  return child.pid
}

/**
 * Stops PostgreSQL when this process dies without being able to (kill -9): the pipe closes, the shell goes
 * on.
 */
function watch(pid) {
  if (process.platform === 'win32') return undefined
  const guard = spawn('/bin/sh', ['-c', `read -r line; kill -INT ${pid}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  })
  guard.unref()
  guard.stdin?.unref?.()
  return guard
}

/**
 * The server that runs in this folder, if any. Removes the pid file of one that was killed, whose number
 * another process may have now.
 */
async function running(folder) {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  if (alive(Number(pid)) && isServerOf(Number(pid), folder)) {
    // Its guard may be stopping it at this moment: give that a second.
    for (let tries = 0; tries < 10 && alive(Number(pid)); tries += 1) await sleep(100)
    if (alive(Number(pid)) && existsSync(file)) return { pid: Number(pid), port: Number(port) }
  }
  rmSync(file, { force: true })
  return undefined
}

function isServerOf(pid, folder) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
  } catch {
    if (existsSync('/proc/self')) return false
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(
      folder,
    )
  }
}

/** @returns {Promise<number>} a port nobody listens on just now */
export function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}

async function untilReady({ adminUrl, pid }, logFile) {
  const { default: pg } = await import('pg')
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      return
    } catch (error) {
      const refused = tries > 600 || !alive(pid) || error.code === '28P01'
      if (refused) throw new Error(`PostgreSQL did not start: ${error.message}; see ${logFile}`)
      await sleep(50)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

async function ensureRoles({ adminUrl, passwords }) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    for (const role of ['portal_owner', 'portal_app']) {
      const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
      if (known.rowCount === 0)
        await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(passwords[role])}`)
    }
  } finally {
    await client.end()
  }
}

/** Makes a database owned by `portal_owner` unless it exists. @param {boolean} [afresh] drops it first */
export async function ensureDatabase(adminUrl, name, afresh = false) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    if (afresh) await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`)
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (known.rowCount === 0)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER portal_owner`)
  } finally {
    await client.end()
  }
}

/** Fast shutdown: transactions are rolled back, data is safe. */
async function halt(pid) {
  if (!alive(pid)) return
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 300 && alive(pid); tries += 1) await sleep(50)
  if (alive(pid)) process.kill(pid, 'SIGQUIT')
}
