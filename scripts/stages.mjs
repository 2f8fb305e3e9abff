// Stages shared by scripts/portal and scripts/test. Plain Node: nothing may be installed yet.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The environment of children: not what steers this very process. */
function inherited() {
  const { NODE_OPTIONS: _options, ...rest } = process.env
  return rest
}

/** Arguments of Node for our TypeScript programs. */
export const typescript = (file, ...flags) => ['--import', 'tsx', file, ...flags]

/** The same for programs that import what Next keeps on the server. */
export const serverTypescript = (file, ...flags) => [
  '--conditions=react-server',
  ...typescript(file, ...flags),
]

/** Arguments of Node for a compiled program (scripts/compile.mjs); `name` as in scripts/run.mjs. */
export const program = (name, ...flags) => ['scripts/run.mjs', name, ...flags]

/** The same for programs that import what Next keeps on the server. */
export const serverProgram = (name, ...flags) => ['--conditions=react-server', ...program(name, ...flags)]

/**
 * Runs a program to its end. Quiet ones show their output only when they fail.
 * @returns {{ status: number, output: string }}
 */
export function run(program, args, { env = {}, quiet = false } = {}) {
  const done = spawnSync(program, args, {
    cwd: root,
    env: { ...inherited(), ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  })
  const output = quiet ? `${done.stdout ?? ''}${done.stderr ?? ''}` : ''
  return { status: done.status ?? 1, output: done.error ? `${output}${done.error.message}` : output }
}

/**
 * Like `run`, beside others; quiet, unless it is `loud`.
 * @param {{ env?: Record<string, string>, nice?: number, loud?: boolean }} [options]
 *   nice: how far it gives way to others
 * @returns {Promise<{ status: number, output: string }>}
 */
export function runBeside(program, args, { env = {}, nice = 0, loud = false } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...inherited(), ...env },
      stdio: loud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    if (nice > 0 && child.pid) setPriority(child.pid, Math.min(19, getPriority() + nice))
    beside.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => (output += String(chunk)))
    child.once('error', (error) => done({ status: 1, output: `${output}${error.message}` }))
    child.once('close', (status) => {
      beside.delete(child)
      done({ status: status ?? 1, output })
    })
  })
}

const beside = new Set()

/** Ends what `runBeside` still runs: nothing of a run that is stopped goes on. */
export function endBeside() {
  for (const child of beside) child.kill('SIGTERM')
}

/** Like `run`, and ends this script when the program fails. */
export function must(what, program, args, options = {}) {
  const { status, output } = run(program, args, { quiet: true, ...options })
  if (status !== 0) throw new Error(`${what} failed\n${output}`)
  return output
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** Whether node_modules holds what the lock file names; optional packages of other machines aside. */
function installed() {
  const file = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(file)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(file, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional, link, devOptional }]) =>
      path === '' ||
      link ||
      (present[path] ? present[path].version === version : Boolean(optional || devOptional)),
  )
}

/** `npm ci`, unless what is installed matches the lock file. */
export function install(say) {
  if (installed()) return
  say('installing packages')
  must('npm ci', npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
}

export function generate() {
  must('prisma generate', process.execPath, ['scripts/generate.mjs'])
}

const buildInputs = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'prisma/schema',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
  'package-lock.json',
]

/** One hash over files and folders, what is generated left out. */
export function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (!existsSync(join(root, path)) || path === 'lib/db/generated') return
    if (statSync(join(root, path)).isDirectory())
      for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
    else hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

/** What `next build` is started with: Node's arguments and the settings. */
function buildCommand(folder, env) {
  return [
    ['node_modules/next/dist/bin/next', 'build'],
    { ...env, NEXT_DIST_DIR: folder, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  ]
}

/** Where the sources of a finished build are noted, and what has to stand there for it to be used again. */
function buildStamp(folder, env) {
  const wanted = createHash('sha256')
    .update(hashOf(buildInputs))
    .update(env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '')
    .digest('hex')
  const file = join(root, folder, 'sources-sha256')
  return { file, wanted, holds: existsSync(file) && readFileSync(file, 'utf8') === wanted }
}

/** `next build` into `folder`, unless it was built from these very sources, with this key of the actions. */
export function build(folder, say, env = {}) {
  const { file, wanted, holds } = buildStamp(folder, env)
  if (holds) return
  say('building')
  rmSync(file, { force: true })
  const [args, settings] = buildCommand(folder, env)
  must('next build', process.execPath, args, { env: settings })
  writeFileSync(file, wanted)
}

/** The same beside other work, to which it gives way. @throws with the build's output when it fails */
export async function buildBeside(folder, env = {}) {
  const { file, wanted, holds } = buildStamp(folder, env)
  if (holds) return
  rmSync(file, { force: true })
  const [args, settings] = buildCommand(folder, env)
  const { status, output } = await runBeside(process.execPath, args, { env: settings, nice: 5 })
  if (status !== 0) throw new Error(`next build failed\n${output}`)
  writeFileSync(file, wanted)
}

/**
 * Starts a program that goes on. It hears of this script's death through the channel, and of Ctrl-C only from
 * us.
 * @param {(line: string) => void} [onLine] receives its output; without it the output goes to the terminal
 */
export function start(args, env, onLine) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...inherited(), ...env },
    detached: process.platform !== 'win32',
    stdio: ['ignore', onLine ? 'pipe' : 'inherit', onLine ? 'pipe' : 'inherit', 'ipc'],
  })
  if (onLine)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => onLine(String(chunk)))
  return child
}

/** Asks a program to end and waits; after `seconds` it is killed. */
export function end(child, seconds = 25) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    const last = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
    child.once('exit', () => {
      clearTimeout(last)
      done()
    })
    child.kill('SIGTERM')
  })
}

/** Reads a JSON file below a folder, making it, or what it lacks, first. Only the owner may read it. */
export function keep(folder, name, make) {
  const file = join(folder, name)
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const made = { ...make(), ...kept }
  if (Object.keys(made).length === Object.keys(kept).length) return made
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  return made
}
