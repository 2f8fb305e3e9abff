import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDatabase, startPostgres, type Server } from '@/scripts/embedded/server.mjs'
import { withClient } from '@/tests/support/database'

let dataDir: string
let server: Server | undefined

jest.setTimeout(60_000)

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'customs-portal-embedded-'))
  await chmod(dataDir, 0o711)
})

afterEach(async () => {
  await server?.stop()
  server = undefined
  await rm(dataDir, { recursive: true, force: true })
})

it('starts on a free port, which is written down, keeps its data, and leaves the other roles without rights', async () => {
  server = await startPostgres({ dataDir })
  await ensureDatabase(server.adminUrl, 'portal')
  expect(JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8'))).toMatchObject({
    port: server.port,
  })
  await withClient(server.url('portal_owner', 'portal'), (client) =>
    client.query('CREATE TABLE kept (a int)'),
  )
  await expect(
    withClient(server.url('portal_app', 'portal'), (client) => client.query('CREATE TABLE mine (a int)')),
  ).rejects.toMatchObject({ code: '42501' })
  await server.stop()
  server = await startPostgres({ dataDir })
  const { rows } = await withClient(server.url('portal_owner', 'portal'), (client) =>
    client.query(
      `SELECT to_regclass('kept') IS NOT NULL AS kept, current_setting('server_version_num')::int / 10000 AS version`,
    ),
  )
  expect(rows).toEqual([{ kept: true, version: 18 }])
})

it.each(['portal_app', 'portal_owner'] as const)(
  'waits for the disk before it says that something is kept, as %s too',
  async (role) => {
    server = await startPostgres({ dataDir })
    await ensureDatabase(server.adminUrl, 'portal')
    const { rows } = await withClient(server.url(role, 'portal'), (client) =>
      client.query(
        `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') ORDER BY name`,
      ),
    )
    expect(rows).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'synchronous_commit', setting: 'on' },
    ])
  },
)

it('starts over a pid file that a killed server left, even when another process has that number now', async () => {
  server = await startPostgres({ dataDir })
  const { folder } = server
  await server.stop()
  await writeFile(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n0\n1\n\n127.0.0.1\n\n\n`)
  server = await startPostgres({ dataDir })
  expect(server.port).toBeGreaterThan(1)
})

it('takes over a server that outlived its portal', async () => {
  const first = await startPostgres({ dataDir })
  server = await startPostgres({ dataDir })
  expect(server.port).toBe(first.port)
  await first.stop()
})
