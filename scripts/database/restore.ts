import { createReadStream, existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { Client } from 'pg'
import { sha256, sumsOf, tablesOf, type Amount } from './back-up'
import { documentsFolder, fileOf, type Manifest } from './backup-format'
import { migrateDatabase, readMigrations } from './migrate-database'

type Place = { url: string; dataDir: string; folder: string }

/** Rows written at a time. */
const step = 1000

/**
 * Fills an empty database from a backup: all rows or none. Documents are put back before the rows that name
 * them.
 * @param place.url the owning role
 * @throws when the backup is damaged or of another version, or when the database holds data
 */
export async function restore({ url, dataDir, folder }: Place): Promise<Amount> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  await refuseDamage(manifest, folder)
  await migrateDatabase(url)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await refuseData(client)
    if (existsSync(join(folder, documentsFolder)))
      await cp(join(folder, documentsFolder), join(dataDir, documentsFolder), { recursive: true })
    await fill(client, manifest, folder)
  } finally {
    await client.end()
  }
  const { tables, documents } = manifest
  return {
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    documents: Object.keys(documents).length,
  }
}

async function refuseDamage(manifest: Manifest, folder: string): Promise<void> {
  const here = Object.fromEntries((await readMigrations()).map(({ name, checksum }) => [name, checksum]))
  if (JSON.stringify(here) !== JSON.stringify(manifest.migrations))
    throw new Error('the backup was made by another version: restore with that one')
  for (const dump of manifest.tables) {
    if ((await sha256(join(folder, fileOf(dump)))) !== dump.sha256)
      throw new Error(`the backup is damaged: ${fileOf(dump)}`)
  }
  const found = existsSync(join(folder, documentsFolder)) ? await sumsOf(join(folder, documentsFolder)) : {}
  for (const [file, sum] of Object.entries(manifest.documents)) {
    if (found[file] !== sum) throw new Error(`the backup is damaged: ${documentsFolder}/${file}`)
  }
}

async function refuseData(client: Client): Promise<void> {
  for (const { schema, table } of await tablesOf(client)) {
    const { rowCount } = await client.query(
      `SELECT 1 FROM ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)} LIMIT 1`,
    )
    if (rowCount) throw new Error(`the database is not empty: ${schema}.${table} has rows`)
  }
}

async function fill(client: Client, manifest: Manifest, folder: string): Promise<void> {
  await client.query('BEGIN')
  try {
    const { links, undo } = await foreignKeys(client)
    for (const sql of links) await client.query(sql)
    for (const dump of manifest.tables.filter(({ rows }) => rows > 0)) {
      const name = `${client.escapeIdentifier(dump.schema)}.${client.escapeIdentifier(dump.table)}`
      const columns = await writableColumns(client, name)
      for await (const rows of rowsOf(join(folder, fileOf(dump)))) {
        // Counters that PostgreSQL would give anew keep the values they had.
        await client.query(
          `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`,
          [rows],
        )
      }
    }
    for (const [sequence, last] of Object.entries(manifest.sequences))
      await client.query('SELECT setval($1::regclass, $2::bigint)', [sequence, last])
    for (const sql of undo) await client.query(sql)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** A table's rows, some at a time, each time as a JSON array. */
async function* rowsOf(file: string): AsyncGenerator<string> {
  let part: string[] = []
  for await (const line of createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Infinity,
  })) {
    part.push(line)
    if (part.length < step) continue
    yield `[${part.join(',')}]`
    part = []
  }
  if (part.length > 0) yield `[${part.join(',')}]`
}

/**
 * Tables point at each other in circles: their foreign keys are taken off and put back, which checks every
 * row.
 */
async function foreignKeys(client: Client): Promise<{ links: string[]; undo: string[] }> {
  const { rows } = await client.query<{ link: string; back: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS link,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back
     FROM pg_constraint WHERE contype = 'f' AND connamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace)`,
  )
  return { links: rows.map(({ link }) => link), undo: rows.map(({ back }) => back) }
}

/** Numbers of transactions are left out: those of another server mean nothing in this one. */
async function writableColumns(client: Client, name: string): Promise<string> {
  const { rows } = await client.query<{ column: string }>(
    `SELECT quote_ident(attname) AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND atttypid <> 'xid8'::regtype ORDER BY attnum`,
    [name],
  )
  return rows.map(({ column }) => column).join(', ')
}
