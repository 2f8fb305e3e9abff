import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { db } from '@/lib/db/client'
import { documentStore } from '@/lib/documents/store'

const TIMEOUT_MS = 3000

const within = async (work: Promise<boolean>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), TIMEOUT_MS) })
  return Promise.race([work.catch(() => false), late]).finally(() => clearTimeout(timer))
}

async function migrated(): Promise<boolean> {
  const names = (await readdir(path.resolve('prisma/migrations'), { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const rows = await db.$queryRaw<{ name: string }[]>`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`
  const applied = new Set(rows.map((row) => row.name))
  return names.every((name) => applied.has(name))
}

/** What a server needs before it may be given work: database, every migration of this release, the documents' store. */
export async function readiness(): Promise<{ ready: boolean; checks: Record<string, boolean> }> {
  const [database, migrations, storage] = await Promise.all([
    within(db.$queryRaw`SELECT 1`.then(() => true)), within(migrated()), within(documentStore().check()),
  ])
  return { ready: database && migrations && storage, checks: { database, migrations, storage } }
}
