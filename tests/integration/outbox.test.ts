import type { Client } from 'pg'
import { newId } from '@/lib/core/ids'
import { emitEvent } from '@/lib/outbox/emit-event'
import { NOTHING_SEEN, parseCursor, writeCursor } from '@/lib/outbox/event-cursor'
import { readEvents, type OutgoingEvent } from '@/lib/outbox/read-events'
import { valueOf } from '../support/company-scene'
import { asApp, db, emptyTables } from '../support/database'
import { codeOf } from '../support/finance-scene'
import { AT } from '../support/office-scene'

beforeEach(emptyTables)

const submitted = { type: 'COMPANY_REGISTRATION', version: 1 }
const emit = (subject: string) =>
  db.$transaction((tx) => emitEvent(tx, AT, 'request.submitted', subject, submitted))

/** The same in a transaction that the test ends: what `emitEvent` does, on a connection of its own. */
async function emitOn(client: Client, subject: string): Promise<void> {
  const { rows } = await client.query<{ last: number }>(
    `INSERT INTO "OutboxSubject" (type, id, last) VALUES ('REQUEST', $1, 1)
     ON CONFLICT (type, id) DO UPDATE SET last = "OutboxSubject".last + 1 RETURNING last`,
    [subject],
  )
  await client.query(
    `INSERT INTO "OutboxEvent" (id, at, type, version, "subjectType", "subjectId", sequence, payload)
     VALUES ($1, $2, 'request.submitted', 1, 'REQUEST', $3, $4, $5)`,
    [newId(AT), AT, subject, rows[0]!.last, submitted],
  )
}

/** A reader that keeps its cursor. */
function reader(limit = 100) {
  let cursor: string | undefined
  const seen: string[] = []
  const name = ({ subjectId, sequence }: OutgoingEvent) => `${subjectId}#${sequence}`
  return {
    seen,
    read: async () => {
      const fresh: string[] = []
      for (let more = true; more;) {
        const page = valueOf(await readEvents(cursor, limit))
        fresh.push(...page.events.map(name))
        ;({ cursor, more } = page)
      }
      seen.push(...fresh)
      return fresh
    },
  }
}

/** Once each, and those of one subject by their sequence from 1. */
function expectOrdered(seen: readonly string[]): void {
  expect(new Set(seen).size).toBe(seen.length)
  const last: Record<string, number> = {}
  for (const one of seen) {
    const [subject, sequence] = one.split('#') as [string, string]
    expect([one, Number(sequence)]).toEqual([one, (last[subject] ?? 0) + 1])
    last[subject] = Number(sequence)
  }
}

describe('writing', () => {
  it('numbers the events of a subject without gaps, also when a change is rolled back or many write at once', async () => {
    await emit('CO/1/26')
    await expect(
      db.$transaction(async (tx) => {
        await emitEvent(tx, AT, 'request.submitted', 'CO/1/26', submitted)
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    await Promise.all(['CO/1/26', 'CO/1/26', 'CO/2/26', 'CO/1/26'].map(emit))
    const rows = await db.outboxEvent.findMany({ orderBy: { position: 'asc' } })
    expect(rows.filter(({ subjectId }) => subjectId === 'CO/1/26').map(({ sequence }) => sequence)).toEqual([
      1, 2, 3, 4,
    ])
    expect(rows.filter(({ subjectId }) => subjectId === 'CO/2/26').map(({ sequence }) => sequence)).toEqual([
      1,
    ])
  })

  it('refuses an internal id as subject or in the payload, and a field that the catalogue does not name', async () => {
    const write = (subject: string, payload: object) =>
      db.$transaction((tx) => emitEvent(tx, AT, 'request.submitted', subject, payload as typeof submitted))
    await expect(write(newId(AT), submitted)).rejects.toThrow()
    await expect(write('CO/1/26', { ...submitted, type: newId(AT) })).rejects.toThrow()
    await expect(write('CO/1/26', { ...submitted, accountId: newId(AT) })).rejects.toThrow()
    expect(await db.outboxEvent.count()).toBe(0)
  })

  it('is all that the application may do with an event', async () => {
    await emit('CO/1/26')
    for (const sql of [
      'DELETE FROM "OutboxEvent"',
      'UPDATE "OutboxEvent" SET type = $$x$$',
      'DELETE FROM "OutboxSubject"',
    ])
      await asApp((client) => expect(client.query(sql)).rejects.toThrow('permission denied'))
  })
})

describe('reading by cursor', () => {
  it('gives every event once, page by page, and nothing when nothing happened', async () => {
    for (let n = 0; n < 7; n += 1) await emit(`CO/${1 + (n % 3)}/26`)
    const one = reader(2)
    expect(await one.read()).toHaveLength(7)
    expect(await one.read()).toEqual([])
    await emit('CO/1/26')
    expect(await one.read()).toEqual(['CO/1/26#4'])
    expectOrdered(one.seen)
  })

  it('does not skip a transaction that commits late, nor wait for it', async () => {
    const one = reader(2)
    await asApp(async (client) => {
      await client.query('BEGIN')
      await emitOn(client, 'CO/1/26')
      for (const subject of ['CO/2/26', 'CO/3/26', 'CO/2/26']) await emit(subject)
      expect(await one.read()).toEqual(['CO/2/26#1', 'CO/3/26#1', 'CO/2/26#2'])
      await emit('CO/4/26')
      expect(await one.read()).toEqual(['CO/4/26#1'])
      await client.query('COMMIT')
    })
    expect(await one.read()).toEqual(['CO/1/26#1'])
    expect(await one.read()).toEqual([])
    expectOrdered(one.seen)
  })

  it('keeps the order of a subject when the older transaction writes later', async () => {
    const one = reader(1)
    await asApp(async (client) => {
      await client.query('BEGIN')
      // It has its number before the other begins, and writes the subject's second event.
      await client.query('SELECT pg_current_xact_id()')
      await emit('CO/1/26')
      await emitOn(client, 'CO/1/26')
      await emitOn(client, 'CO/2/26')
      expect(await one.read()).toEqual(['CO/1/26#1'])
      await client.query('COMMIT')
    })
    expect(await one.read()).toEqual(['CO/1/26#2', 'CO/2/26#1'])
    const fresh = reader(1)
    await fresh.read()
    expectOrdered(fresh.seen)
    expect(fresh.seen).toHaveLength(3)
  })

  it('goes on behind the page it read although others commit between its pages', async () => {
    for (const subject of ['CO/1/26', 'CO/2/26', 'CO/3/26']) await emit(subject)
    const first = valueOf(await readEvents(undefined, 2))
    await emit('CO/1/26')
    const second = valueOf(await readEvents(first.cursor, 2))
    expect(second.events.map(({ subjectId }) => subjectId)).toEqual(['CO/3/26'])
    const third = valueOf(await readEvents(second.cursor, 2))
    expect(third.events).toMatchObject([{ subjectId: 'CO/1/26', sequence: 2 }])
    // Asked twice with one cursor it answers twice the same: who dies before keeping the next one loses nothing.
    expect(valueOf(await readEvents(first.cursor, 2)).events).toEqual(second.events)
  })

  it('shows a receiver public identifiers alone', async () => {
    await emit('CO/1/26')
    const [event] = valueOf(await readEvents(undefined, 10)).events
    expect(Object.keys(event!).sort()).toEqual(
      ['at', 'id', 'payload', 'sequence', 'subjectId', 'subjectType', 'type', 'version'].sort(),
    )
    expect(event).toMatchObject({
      type: 'request.submitted',
      version: 1,
      subjectType: 'REQUEST',
      payload: submitted,
    })
  })

  it('refuses what is no cursor, and one of another database', async () => {
    expect(codeOf(await readEvents('x', 10))).toBe('cursorInvalid')
    const sound = { database: 'another', from: NOTHING_SEEN, position: '0' }
    expect(codeOf(await readEvents(writeCursor(sound), 10))).toBe('cursorForeign')
    expect(codeOf(await readEvents(writeCursor({ ...sound, from: "1:1:'" }), 10))).toBe('cursorInvalid')
  })

  it('refuses a cursor that has seen transactions which this database never had: it was set back in time', async () => {
    await emit('CO/1/26')
    const { cursor } = valueOf(await readEvents(undefined, 10))
    const read = parseCursor(cursor)!
    const [xmin, xmax] = read.from.split(':').map(Number) as [number, number]
    const ahead = (by: number) => `${xmin + by}:${xmax + by}:`
    // What this database has at present is read on; what lies ahead of it is of a time that was undone.
    expect(codeOf(await readEvents(cursor, 10))).toBe('ok')
    for (const foreign of [
      { ...read, from: ahead(100_000) },
      { ...read, from: `${xmin}:${xmax + 100_000}:` },
      { ...read, from: NOTHING_SEEN, to: ahead(100_000) },
    ])
      expect(codeOf(await readEvents(writeCursor(foreign), 10))).toBe('cursorForeign')
  })

  it('gives every event once while many write and one reads', async () => {
    const [one, writers] = [reader(3), 8]
    let writing = true
    const reads = (async () => {
      while (writing) await one.read()
    })()
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let n = 0; n < 6; n += 1) await emit(`CO/${1 + ((writer + n) % 4)}/26`)
      }),
    )
    writing = false
    await reads
    await one.read()
    expect(one.seen).toHaveLength(writers * 6)
    expectOrdered(one.seen)
  })
})
