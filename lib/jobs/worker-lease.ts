import { Client } from 'pg'
import { logger } from '@/lib/core/logger'

/** First of the two numbers of a worker's advisory lock; the second is the hash of its pool's id. */
export const LEASE = 7_283_115
/**
 * Held shared by workers that start, until their lease stands; whoever looks for abandoned jobs needs it
 * alone.
 */
export const STARTING = 7_283_116

export type WorkerLease = {
  /** Ids of the pools, as they stand in `locked_by` of their jobs. From now on they are left alone. */
  hold: (poolIds: readonly string[]) => Promise<void>
  release: () => Promise<void>
}

const RETRY_MS = 1000

async function connect(url: string, lost: () => void): Promise<Client> {
  const client = new Client({
    connectionString: url,
    keepAlive: true,
    application_name: 'portal worker lease',
  })
  // A broken connection tells of it more than once; without a listener each would end the process.
  client.on('error', () => undefined)
  await client.connect()
  client.once('end', lost)
  // A machine that dies says nothing: PostgreSQL then drops this connection, and the lease with it, after a
  // minute.
  await client.query(
    'SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3',
  )
  return client
}

/**
 * A worker's sign of life: an advisory lock a pool on a connection of its own, which PostgreSQL drops when the
 * process dies, however it dies. Open it before the worker takes its first job, and `hold` it as soon as the
 * pool has its id. A connection that breaks is made anew; meanwhile another worker may run the same job,
 * which every task allows for.
 */
export async function openLease(url: string): Promise<WorkerLease> {
  let held: readonly string[] = []
  let over = false
  const lost = () => {
    if (over) return
    logger.warn('the lease of this worker was lost')
    setTimeout(() => void again(), RETRY_MS).unref()
  }
  let client = await connect(url, lost)
  await client.query('SELECT pg_advisory_lock_shared($1::bigint)', [STARTING])
  const lock = () =>
    client.query('SELECT pg_advisory_lock($1, hashtext(id)) FROM unnest($2::text[]) AS id', [LEASE, held])
  const again = async (): Promise<void> => {
    try {
      client = await connect(url, lost)
      await lock()
    } catch {
      setTimeout(() => void again(), RETRY_MS).unref()
    }
  }
  return {
    hold: async (poolIds) => {
      held = poolIds
      await lock()
      await client.query('SELECT pg_advisory_unlock_shared($1::bigint)', [STARTING])
    },
    release: async () => {
      over = true
      await client.end()
    },
  }
}
