/**
 * Fills an empty database from a backup, and puts the documents back.
 *   npm run restore -- <folder>
 * The version of the product must be the one that made the backup: its migrations are applied first.
 */
import { env } from '@/lib/env'
import { restore } from './database/restore'

const folder = process.argv[2]
if (!folder) {
  console.error('usage: npm run restore -- <folder>')
  process.exit(2)
}
try {
  const { tables, rows, documents } = await restore({
    url: env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    folder,
  })
  console.log(`${rows} rows of ${tables} tables and ${documents} documents are back`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
