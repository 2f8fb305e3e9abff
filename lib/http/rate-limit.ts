import { db, type Tx } from '@/lib/db/client'

export type Limit = {
  /** How many in a window. */
  most: number
  /** Window length in seconds; windows are aligned to the epoch. */
  seconds: number
}

export type Taken = { allowed: boolean; count: number; retryAfterSeconds: number }

/**
 * Counts one use of a key in PostgreSQL (every process sees the same number): on its own connection, so that
 * a rolled-back change is counted all the same, or within a transaction, which counts when it is kept.
 */
export async function takeFromLimit(key: string, limit: Limit, at: Date, tx: Tx = db): Promise<Taken> {
  const size = limit.seconds * 1000
  const start = new Date(Math.floor(at.getTime() / size) * size)
  const rows = await tx.$queryRaw<{ count: number }[]>`
    INSERT INTO "RateLimit" (key, "windowStart", count) VALUES (${key}, ${start}, 1)
    ON CONFLICT (key, "windowStart") DO UPDATE SET count = "RateLimit".count + 1
    RETURNING count`
  const count = rows[0]!.count
  return {
    allowed: count <= limit.most,
    count,
    retryAfterSeconds: Math.ceil((start.getTime() + size - at.getTime()) / 1000),
  }
}
