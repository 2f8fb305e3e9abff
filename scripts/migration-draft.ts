/**
 * Drafts SQL from prisma/schema, for a new migration to be cut from.
 *   npx tsx scripts/migration-draft.ts            prints it
 *   npx tsx scripts/migration-draft.ts --write    rebuilds 0001_init = draft + prisma/sql/constraints.sql
 * `--write` is for the time before the first release; afterwards 0001_init is applied somewhere and never
 * changes.
 */
import { chmod, mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from './embedded/server.mjs'
import { draftSql } from './database/draft-sql'

const folder = await mkdtemp(join(tmpdir(), 'customs-portal-draft-'))
await chmod(folder, 0o711) // PostgreSQL's user passes through.
// The engine wants a connection although this comparison reads none.
const server = await startPostgres({ dataDir: folder, volatile: true })
try {
  const draft = await draftSql(server.adminUrl)
  const sql = `${draft.trimEnd()}\n\n${await readFile('prisma/sql/constraints.sql', 'utf8')}`
  if (process.argv.includes('--write')) {
    await mkdir('prisma/migrations/0001_init', { recursive: true })
    await writeFile('prisma/migrations/0001_init/migration.sql', sql)
    console.log('prisma/migrations/0001_init/migration.sql written')
  } else console.log(sql)
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
