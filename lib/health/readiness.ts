import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { db } from '@/lib/db/client'
import { documentStore } from '@/lib/documents/store'

const TIMEOUT_MS = 3000
/** How long an answer of the documents' store is believed. */
const STORAGE_MS = 15_000

const within = async (work: Promise<boolean>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), TIMEOUT_MS)
  })
  return Promise.race([work.catch(() => false), late]).finally(() => clearTimeout(timer))
}

async function migrated(): Promise<boolean> {
  const names = (await readdir(path.resolve('prisma/migrations'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const rows = await db.$queryRaw<
    { name: string }[]
  >`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`
  const applied = new Set(rows.map((row) => row.name))
  return names.every((name) => applied.has(name))
}

let storage: { until: number; found: Promise<boolean> } | undefined

/** Anybody may ask for `ready`: the provider is asked once in a while, however often that is. */
function storageWorks(): Promise<boolean> {
  const at = performance.now()
  if (!storage || storage.until <= at)
    storage = { until: at + STORAGE_MS, found: within(documentStore().check()) }
  return storage.found
}

/**
 * `degraded`: fit for work, without documents. `stopping`: told to end (scripts/serve), send nothing more.
 */
export type Readiness = {
  status: 'ready' | 'degraded' | 'not ready' | 'stopping'
  ready: boolean
  checks: Record<string, boolean>
}

/**
 * What a server needs before it may be given work: the database and every migration of this release. The
 * documents' store is told of and not required: it is one for all servers, and its outage must not take them
 * all away.
 */
export async function readiness(): Promise<Readiness> {
  const [database, migrations, store] = await Promise.all([
    within(db.$queryRaw`SELECT 1`.then(() => true)),
    within(migrated()),
    storageWorks(),
  ])
  const checks = { database, migrations, storage: store }
  if ((globalThis as { portalStopping?: boolean }).portalStopping)
    return { status: 'stopping', ready: false, checks }
  const ready = database && migrations
  if (!ready) return { status: 'not ready', ready, checks }
  return { status: store ? 'ready' : 'degraded', ready, checks }
}
