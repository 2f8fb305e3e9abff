/**
 * How far a reader has come. Everything visible in the snapshot `from` was read; of what became visible up to the
 * snapshot `to`, everything up to `position`. Snapshots are PostgreSQL's `pg_snapshot` as text.
 */
export type EventCursor = {
  /** The database the snapshots belong to: those of another one mean nothing here. */
  database: string
  from: string
  to?: string
  position: string
}

/** A snapshot in which nothing is visible. */
export const NOTHING_SEEN = '1:1:'

const SNAPSHOT = /^\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19})*)?$/

/** The cursor as one opaque text (base64url), for receivers to keep and give back. */
export const writeCursor = (cursor: EventCursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url')

/** @returns undefined for what `writeCursor` did not write */
export function parseCursor(text: string): EventCursor | undefined {
  try {
    const value = JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>
    const { database, from, to, position } = value
    const sound =
      typeof database === 'string' &&
      typeof from === 'string' &&
      SNAPSHOT.test(from) &&
      (to === undefined || (typeof to === 'string' && SNAPSHOT.test(to))) &&
      typeof position === 'string' &&
      /^\d{1,18}$/.test(position)
    return sound ? { database, from, ...(to !== undefined && { to }), position } : undefined
  } catch {
    return undefined
  }
}

const xmaxOf = (snapshot: string): bigint => BigInt(snapshot.split(':')[1]!)

/**
 * Whether a cursor has seen transactions that the database has not begun yet, by its snapshot of now: the database
 * was set back to an earlier time (point-in-time recovery), and counts anew what the cursor takes for read.
 */
export const isAhead = ({ from, to }: EventCursor, now: string): boolean =>
  [from, to].some((snapshot) => snapshot !== undefined && xmaxOf(snapshot) > xmaxOf(now))
