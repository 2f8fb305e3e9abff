import { env } from '@/lib/env'
import { migrateDatabase } from './database/migrate-database'

try {
  const applied = await migrateDatabase(env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL)
  console.log(applied.length > 0 ? `migrations applied: ${applied.join(', ')}` : 'the database is up to date')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
