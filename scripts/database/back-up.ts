import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { appendFile, cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { documentsFolder, fileOf, type Manifest, type TableDump } from './backup-format'

type Place = { url: string; dataDir: string; folder: string }
export type Amount = { tables: number; rows: number; documents: number }

/** Rows fetched at a time. */
const step = 5000

/**
 * Writes a backup. All tables are read in one repeatable-read transaction, so they agree with each other
 * while the portal goes on working; documents are copied after it, so that every stored row has its file.
 * @throws when the folder exists: a backup is never mixed with another
 */
export async function backUp({ url, dataDir, folder }: Place): Promise<Amount> {
  if (existsSync(folder)) throw new Error(`${folder} exists already`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const takenAt = new Date().toISOString()
    const migrations = await namesAndChecksums(client)
    const tables: TableDump[] = []
    for (const { schema, table } of await tablesOf(client))
      tables.push(await dump(client, folder, schema, table))
    const sequences = await positions(client)
    await client.query('COMMIT')
    const documents = await copyDocuments(join(dataDir, documentsFolder), join(folder, documentsFolder))
    const manifest: Manifest = { version: 1, takenAt, migrations, tables, sequences, documents }
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2), { mode: 0o600 })
    return {
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      documents: Object.keys(documents).length,
    }
  } finally {
    await client.end()
  }
}

async function namesAndChecksums(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT migration_name AS name, checksum FROM "_prisma_migrations" ORDER BY 1',
  )
  return Object.fromEntries(rows.map(({ name, checksum }) => [name, checksum]))
}

/** Ours and the queue's; not what migrations themselves write. */
export async function tablesOf(client: Client): Promise<{ schema: string; table: string }[]> {
  const { rows } = await client.query<{ schema: string; table: string }>(
    `SELECT schemaname AS schema, tablename AS table FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker') AND tablename NOT IN ('_prisma_migrations', 'migrations') ORDER BY 1, 2`,
  )
  return rows
}

/** Each row as PostgreSQL's own JSON: `jsonb_populate_record` reads it back exactly. */
async function dump(client: Client, folder: string, schema: string, table: string): Promise<TableDump> {
  const name = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`
  const file = join(folder, fileOf({ schema, table }))
  const sum = createHash('sha256')
  await writeFile(file, '', { mode: 0o600 })
  let rows = 0
  // jsonb, because a json column keeps its line breaks.
  await client.query(`DECLARE copying NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS line FROM ${name} t`)
  for (;;) {
    const part = await client.query<{ line: string }>(`FETCH ${step} FROM copying`)
    if (part.rows.length === 0) break
    rows += part.rows.length
    // Members of one gzip file may follow each other.
    const bytes = gzipSync(part.rows.map(({ line }) => `${line}\n`).join(''))
    sum.update(bytes)
    await appendFile(file, bytes)
  }
  await client.query('CLOSE copying')
  return { schema, table, rows, sha256: sum.digest('hex') }
}

async function positions(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS last FROM pg_sequences WHERE schemaname IN ('public', 'graphile_worker')`,
  )
  return Object.fromEntries(rows.flatMap(({ name, last }) => (last === null ? [] : [[name, last]])))
}

async function copyDocuments(from: string, to: string): Promise<Record<string, string>> {
  if (!existsSync(from)) return {}
  await cp(from, to, { recursive: true })
  return sumsOf(to)
}

/** SHA-256 of each file below a folder, by its path there. */
export async function sumsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const sums: Record<string, string> = {}
  for (const file of files.sort()) sums[file.slice(folder.length + 1)] = await sha256(file)
  return sums
}

/** Of a file, in hexadecimal. */
export async function sha256(file: string): Promise<string> {
  const sum = createHash('sha256')
  for await (const bytes of createReadStream(file)) sum.update(bytes as Buffer)
  return sum.digest('hex')
}
