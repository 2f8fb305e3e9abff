import { fail, ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { EventSubject, EventType } from './event-catalogue'
import { NOTHING_SEEN, isAhead, parseCursor, writeCursor, type EventCursor } from './event-cursor'

export type OutgoingEvent = {
  /** The event's own id, by which a receiver knows one that it has. */
  id: string
  type: EventType
  version: number
  at: Date
  subjectType: EventSubject
  subjectId: string
  /** From 1 without gaps, a subject. */
  sequence: number
  payload: Prisma.JsonValue
}
export type EventPage = {
  events: OutgoingEvent[]
  /** For the next call; to be kept only when the events were processed. */
  cursor: string
  /** Whether the next call has events already. */
  more: boolean
}

type Row = OutgoingEvent & { position: string }

/** Which database this is (a restored one counts its transactions anew), and its snapshot of now. */
async function databaseNow(): Promise<{ name: string; now: string }> {
  const [row] = await db.$queryRaw<{ name: string; now: string }[]>`
    SELECT format('%s-%s', system_identifier, (SELECT oid FROM pg_database WHERE datname = current_database())) AS name,
      pg_current_snapshot()::text AS now
    FROM pg_control_system()`
  return row!
}

/** Events between two snapshots, behind a position. */
function readWindow({ from, position }: EventCursor, to: string, limit: number): Promise<Row[]> {
  // A reader that is up to date finds its few rows by the transaction; one that begins walks along the positions.
  const plan = from === NOTHING_SEEN ? Prisma.sql`NOT MATERIALIZED` : Prisma.sql`MATERIALIZED`
  return db.$queryRaw<Row[]>`
    WITH unread AS ${plan} (
      SELECT id, type, version, at, "subjectType", "subjectId", sequence, payload, position FROM "OutboxEvent"
      WHERE txid >= pg_snapshot_xmin(${from}::pg_snapshot) AND txid < pg_snapshot_xmax(${to}::pg_snapshot)
        AND NOT pg_visible_in_snapshot(txid, ${from}::pg_snapshot) AND pg_visible_in_snapshot(txid, ${to}::pg_snapshot)
        AND position > ${position}::bigint)
    SELECT id::text, type, version, at, "subjectType", "subjectId", sequence, payload, position::text
    FROM unread ORDER BY unread.position LIMIT ${limit}`
}

/**
 * Reads the outbox on from a cursor: every event once, those of one subject in the order of their sequence, however
 * late a transaction commits. Read between two snapshots of PostgreSQL: what was not visible in the one and is in
 * the other (docs/decisions/025). Changes nothing; any number of readers, each with a cursor of its own.
 * @param cursor of the page before; absent: from the first event on
 * @param limit 1 to 1000
 * @returns `cursorInvalid` for a text that is no cursor; `cursorForeign` for one of another database (this one was
 *   restored from a backup), or of a time that this one was set back from: the receiver begins anew and knows what
 *   it has by the ids
 */
export async function readEvents(cursor: string | undefined, limit: number): Promise<Result<EventPage>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new RangeError('1 to 1000 events a page')
  const { name: database, now } = await databaseNow()
  const known = cursor === undefined ? { database, from: NOTHING_SEEN, position: '0' } : parseCursor(cursor)
  if (!known) return fail('cursorInvalid')
  if (known.database !== database || isAhead(known, now)) return fail('cursorForeign')
  const to = known.to ?? now
  const rows = await readWindow(known, to, limit + 1)
  const more = rows.length > limit
  const page = rows.slice(0, limit)
  const next: EventCursor = more
    ? { database, from: known.from, to, position: page.at(-1)!.position }
    : { database, from: to, position: '0' }
  return ok({
    events: page.map(({ position: _position, ...event }) => event),
    cursor: writeCursor(next),
    more,
  })
}
