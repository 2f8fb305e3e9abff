import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort } from '@/scripts/embedded/server.mjs'
import { program, serverProgram } from '@/scripts/stages.mjs'
import { cloneDatabase, dropDatabase, type Urls } from './databases.mjs'
import { runSettings } from './run-settings'

export type PortalOptions = {
  /** App processes over one database; the first is at `url`. */
  instances?: number
  worker?: boolean
  /** `portal_demonstration` (every scenario of the seed) or `portal_template` (reference data only). */
  template?: 'portal_demonstration' | 'portal_template'
  /** Further settings, over those of tests. */
  settings?: Record<string, string>
}

export type Portal = {
  url: string
  urls: string[]
  databases: Urls
  /** Documents and messages of this portal. */
  dataFolder: string
  /** What its processes wrote so far. */
  log: () => string
  /** kill -9 of an app process: nothing is drained. */
  kill: (instance?: number) => Promise<void>
  /** Starts a killed app process again, at its address; with other settings, if given. */
  restart: (instance?: number, settings?: Record<string, string>) => Promise<void>
  /** kill -9 of the worker, and another one in its place. */
  killWorker: () => Promise<void>
  startWorker: () => void
  stop: () => Promise<void>
}

let started = 0

/**
 * A portal of its own: database cloned from a template, free ports, built code of `.next-test`. Ready when it
 * returns.
 */
export async function startPortal({
  instances = 1,
  worker = true,
  template = 'portal_demonstration',
  settings = {},
}: PortalOptions = {}): Promise<Portal> {
  const { buildFolder, runFolder, seedFolder } = runSettings()
  const name = `e2e_${process.pid}_${(started += 1)}`
  const dataFolder = mkdtempSync(join(runFolder, 'portal-'))
  mkdirSync(join(dataFolder, 'messages'), { recursive: true })
  if (template === 'portal_demonstration' && existsSync(seedFolder))
    cpSync(seedFolder, dataFolder, { recursive: true })
  const databases = await cloneDatabase(name, template)
  const ports = await Promise.all(Array.from({ length: instances }, freePort))
  const lines: string[] = []
  const environment = (port: number, more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
    ...inherited(),
    LOG_LEVEL: 'warn',
    ...databases,
    DATABASE_POOL: '5',
    DATA_DIR: dataFolder,
    NEXT_DIST_DIR: buildFolder,
    PORT: String(port),
    SITE_URL: `http://localhost:${ports[0]}`,
    NEXT_TELEMETRY_DISABLED: '1',
    SHUTDOWN_SECONDS: '5',
    ...settings,
    ...more,
  })
  const launch = (args: string[], port: number, more?: Record<string, string>): ChildProcess => {
    const child = spawn(process.execPath, args, {
      cwd: resolve('.'),
      env: environment(port, more),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => lines.push(chunk.toString()))
    return child
  }
  const serve = (port: number, more?: Record<string, string>) => launch(program('serve'), port, more)
  const servers = ports.map((port) => serve(port))
  const work = () => launch(serverProgram('worker'), ports[0]!)
  const workers = worker ? [work()] : []
  const stop = async (): Promise<void> => {
    await Promise.all([...servers, ...workers].map((child) => end(child, 'SIGTERM')))
    await dropDatabase(name)
    rmSync(dataFolder, { recursive: true, force: true })
  }
  try {
    await Promise.all(servers.map((child, index) => untilServed(child, ports[index]!, lines)))
  } catch (error) {
    await stop()
    throw error
  }
  const urls = ports.map((port) => `http://localhost:${port}`)
  return {
    url: urls[0]!,
    urls,
    databases,
    dataFolder,
    stop,
    log: () => lines.join(''),
    kill: (instance = 0) => end(servers[instance]!, 'SIGKILL'),
    killWorker: async () => void (await Promise.all(workers.splice(0).map((child) => end(child, 'SIGKILL')))),
    startWorker: () => void workers.push(work()),
    restart: async (instance = 0, more) => {
      servers[instance] = serve(ports[instance]!, more)
      await untilServed(servers[instance], ports[instance]!, lines)
    },
  }
}

/** The environment of the run, without what steers Node and its test runners. */
function inherited(): NodeJS.ProcessEnv {
  const { environment } = runSettings()
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([key]) => !/^(NODE_OPTIONS|NODE_ENV|JEST_|PLAYWRIGHT_|TEST_)/.test(key),
    ),
  ) as NodeJS.ProcessEnv
}

async function untilServed(child: ChildProcess, port: number, lines: string[]): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the portal did not start:\n${lines.join('')}`)
    const answer = await fetch(`http://127.0.0.1:${port}/ar`, { redirect: 'manual' }).catch(() => undefined)
    if (answer) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`the portal did not answer:\n${lines.join('')}`)
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill(signal)
  })
}
