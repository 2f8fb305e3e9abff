/**
 * A copy of everything: all tables as they were at one moment, the queue, and the documents.
 *   npm run backup -- <folder>      the folder must not exist yet
 * It needs no tools of PostgreSQL's own. With UploadThing the documents are there, not here.
 */
import { env } from '@/lib/env'
import { backUp } from './database/back-up'

const folder = process.argv[2]
if (!folder) {
  console.error('usage: npm run backup -- <folder>')
  process.exit(2)
}
try {
  const { tables, rows, documents } = await backUp({
    url: env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    folder,
  })
  console.log(`${rows} rows of ${tables} tables and ${documents} documents are in ${folder}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
