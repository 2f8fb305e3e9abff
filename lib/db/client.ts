import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient, type Prisma } from './generated/client'
import { env } from '@/lib/env'

/** A client inside a transaction: what commands take. */
export type Tx = Prisma.TransactionClient

const kept = globalThis as unknown as { portalDb?: PrismaClient }

/**
 * Milliseconds that anybody waits for a free connection: longer, and a crowd would hold every page until it
 * gives up.
 */
const CONNECTION_WAIT = 8_000

function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL,
    connectionTimeoutMillis: CONNECTION_WAIT,
  })
  return new PrismaClient({ adapter })
}

/**
 * The one client of a process, as the application's role. Made at first use, so that a build needs no
 * database; kept over module reloads, so that development does not run out of connections.
 */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    kept.portalDb ??= connect()
    const value = Reflect.get(kept.portalDb, property) as unknown
    return typeof value === 'function'
      ? (value as (...args: unknown[]) => unknown).bind(kept.portalDb)
      : value
  },
})
