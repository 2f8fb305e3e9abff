import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer, connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { ensureDatabase, startPostgres } from '@/scripts/embedded/server.mjs'
import { runSettings } from './run-settings'

/**
 * A PostgreSQL of a test's own that may be killed: safe against a power cut (fsync and synchronous_commit on), behind an
 * address that stays when the server comes back at another port.
 */
export async function ownPostgres(name: string) {
  const { runFolder, environment } = runSettings()
  const dataDir = join(runFolder, name)
  mkdirSync(dataDir, { recursive: true })
  let server = await startPostgres({ dataDir })
  const door = createServer((socket) => {
    const inner = connect(server.port, '127.0.0.1')
    const close = () => { socket.destroy(); inner.destroy() }
    for (const side of [socket, inner]) side.on('error', close).on('close', close)
    socket.pipe(inner).pipe(socket)
  })
  await new Promise<void>((done) => { door.listen(0, '127.0.0.1', done) })
  await ensureDatabase(server.adminUrl, 'portal', true)
  const at = (role: 'portal_app' | 'portal_owner') => Object.assign(new URL(server.url(role, 'portal')), { port: String((door.address() as AddressInfo).port) }).href
  const urls = { DATABASE_URL: at('portal_app'), MIGRATION_DATABASE_URL: at('portal_owner') }
  for (const args of [['scripts/migrate.ts'], ['prisma/seed/index.ts']]) {
    const run = spawnSync(process.execPath, ['--conditions=react-server', '--import', 'tsx', ...args], {
      encoding: 'utf8', env: { ...environment, NODE_OPTIONS: '', ...urls, DATA_DIR: dataDir } as NodeJS.ProcessEnv,
    })
    if (run.status !== 0) throw new Error(`${args[0]}: ${run.stderr}`)
  }
  return {
    urls,
    /** kill -9 of the server and of all it started, then the same folder again: what was committed has to be there. */
    crash: async () => {
      process.kill(server.pid, 'SIGKILL')
      server = await startPostgres({ dataDir })
    },
    stop: async () => { door.close(); await server.stop() },
  }
}
