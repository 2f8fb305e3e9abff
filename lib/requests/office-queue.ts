import { isStaff, type Actor } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { isId } from '@/lib/core/ids'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'
import { workingDaysBetween } from '@/lib/core/working-days'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RequestState } from '@/lib/db/generated/enums'
import type { RequestTypes } from './request-type-definition'
import { typesWith } from './scope'
import { searchTextLike } from './search-text-like'
import { searchWords } from './search-words'

export const QUEUE_STATES = ['waiting', 'returned', 'decided', 'all'] as const
export const QUEUE_ASSIGNED = ['anyone', 'me', 'nobody'] as const
const QUEUE_PAGE = 25

export type QueueFilters = {
  state: (typeof QUEUE_STATES)[number]
  assigned: (typeof QUEUE_ASSIGNED)[number]
  /** One type of those that the queue is about; all of them when empty. */
  type: string
  overdue: boolean
  /** As typed: folded here. */
  search: string
}

/** A place in the queue: the row's own key, so that a deep page costs what the first one does. */
export type QueueCursor = { direction: 'after' | 'before'; submittedAt: Date; id: string }

export type QueueRow = {
  id: string
  number: string
  type: string
  state: RequestState
  version: number
  subjectAr: string
  subjectEn: string
  submittedAt: Date
  dueAt: Date | null
  decidedAt: Date | null
  assignedToId: string | null
  assignedName: string | null
  overdue: boolean
  /**
   * Working days since it was submitted (Sunday to Thursday less holidays); for a decided one, until the
   * decision.
   */
  age: number
}

export type QueuePage = { rows: QueueRow[]; next?: string; previous?: string }

/** `1764000000000_0193…`: milliseconds and id. */
export const cursorText = (row: { submittedAt: Date; id: string }): string =>
  formatCursor({ at: row.submittedAt, id: row.id })

/** Reads the cursor of an address; anything else than what `cursorText` writes is no cursor. */
export function readCursor(
  direction: QueueCursor['direction'],
  text: string | undefined,
): QueueCursor | undefined {
  const cursor = parseCursor(text)
  return cursor && { direction, submittedAt: cursor.at, id: cursor.id }
}

const STATES: Record<QueueFilters['state'], Prisma.Sql> = {
  waiting: Prisma.sql`r.state = 'SUBMITTED'`,
  returned: Prisma.sql`r.state = 'RETURNED'`,
  decided: Prisma.sql`r.state IN ('APPROVED', 'REJECTED')`,
  all: Prisma.sql`TRUE`,
}

const ofTypes = (overseen: readonly string[]) => Prisma.sql`r.type IN (${Prisma.join(overseen)})`

function conditions(
  types: RequestTypes,
  overseen: readonly string[],
  filters: QueueFilters,
  userId: string,
  at: Date,
): Prisma.Sql[] {
  const parts = [Prisma.sql`r."submittedAt" IS NOT NULL`, STATES[filters.state], ofTypes(overseen)]
  if (filters.assigned === 'me') parts.push(Prisma.sql`r."assignedToId" = ${userId}::uuid`)
  if (filters.assigned === 'nobody') parts.push(Prisma.sql`r."assignedToId" IS NULL`)
  if (filters.type) parts.push(Prisma.sql`r.type = ${filters.type}`)
  if (filters.overdue) parts.push(Prisma.sql`r.state = 'SUBMITTED' AND r."dueAt" < ${at}`)
  parts.push(...searchWords(filters.search, types).slice(0, 6).map(searchTextLike))
  return parts
}

/** How old a request is, in working days. */
export function ageOf(
  row: { submittedAt: Date; decidedAt: Date | null },
  at: Date,
  holidays: ReadonlySet<string>,
): number {
  return workingDaysBetween(kuwaitDay(row.submittedAt), kuwaitDay(row.decidedAt ?? at), holidays)
}

/**
 * A page of the queue of the types that the officer oversees, keyset by (submittedAt, id): open ones oldest
 * first, decided ones newest first. One query on the requests alone; what was never submitted is not the
 * office's.
 * @param types those of the desk, or of the whole office
 */
export async function officeQueue(
  types: RequestTypes,
  actor: Actor,
  filters: QueueFilters,
  cursor: QueueCursor | undefined,
  at: Date,
  size = QUEUE_PAGE,
): Promise<QueuePage> {
  const overseen = typesWith(types, actor, 'oversee')
  if (!isStaff(actor) || overseen.length === 0) return { rows: [] }
  const newestFirst = filters.state === 'decided' || filters.state === 'all'
  const backwards = cursor?.direction === 'before'
  const descending = newestFirst !== backwards
  const where = conditions(types, overseen, filters, actor.userId, at)
  if (cursor) {
    const key = Prisma.sql`(${cursor.submittedAt}, ${cursor.id}::uuid)`
    where.push(
      descending
        ? Prisma.sql`(r."submittedAt", r.id) < ${key}`
        : Prisma.sql`(r."submittedAt", r.id) > ${key}`,
    )
  }
  const order = descending ? Prisma.sql`r."submittedAt" DESC, r.id DESC` : Prisma.sql`r."submittedAt", r.id`
  const found = await db.$queryRaw<(Omit<QueueRow, 'age' | 'overdue'> & { holidays: string[] })[]>`
      SELECT r.id::text, r.number, r.type, r.state::text, r.version, coalesce(r."officeSubjectAr", r."subjectAr") AS "subjectAr", coalesce(r."officeSubjectEn", r."subjectEn") AS "subjectEn",
        r."submittedAt", r."dueAt", r."decidedAt", r."assignedToId"::text,
        CASE WHEN u.id IS NOT NULL THEN u."firstName" || ' ' || u."lastName" END AS "assignedName",
        ARRAY(SELECT to_char(day, 'YYYY-MM-DD') FROM "Holiday") AS holidays
      FROM "Request" r LEFT JOIN "User" u ON u.id = r."assignedToId"
      WHERE ${Prisma.join(where, ' AND ')} ORDER BY ${order} LIMIT ${size + 1}`
  const more = found.length > size
  const page = backwards ? found.slice(0, size).reverse() : found.slice(0, size)
  const holidayDays = new Set(found[0]?.holidays)
  const rows = page.map(({ holidays: _, ...row }) => ({
    ...row,
    age: ageOf(row, at, holidayDays),
    overdue: row.state === 'SUBMITTED' && row.dueAt !== null && row.dueAt < at,
  }))
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    next: last && (backwards || more) ? cursorText(last) : undefined,
    previous: first && cursor && (!backwards || more) ? cursorText(first) : undefined,
  }
}

/**
 * The oldest waiting request that nobody holds, of the types that the officer oversees, after a place in the
 * queue (else from its start). Undefined when none waits.
 */
export async function findNextWaiting(
  types: RequestTypes,
  actor: Actor,
  afterId?: string,
): Promise<{ id: string; type: string } | undefined> {
  const overseen = typesWith(types, actor, 'oversee')
  if (!isStaff(actor) || overseen.length === 0) return undefined
  const after = isId(afterId)
    ? await db.request.findUnique({ where: { id: afterId }, select: { id: true, submittedAt: true } })
    : null
  const first = (condition: Prisma.Sql) => db.$queryRaw<{ id: string; type: string }[]>`
    SELECT r.id::text, r.type FROM "Request" r
    WHERE r.state = 'SUBMITTED' AND r."assignedToId" IS NULL AND ${ofTypes(overseen)} AND ${condition}
    ORDER BY r."submittedAt", r.id LIMIT 1`
  const later = after?.submittedAt
    ? await first(Prisma.sql`(r."submittedAt", r.id) > (${after.submittedAt}, ${after.id}::uuid)`)
    : []
  return later[0] ?? (await first(Prisma.sql`(r.id <> ${after?.id ?? null}::uuid) IS NOT FALSE`))[0]
}
