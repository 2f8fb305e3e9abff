import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { kuwaitDay } from '@/lib/core/clock'
import { isId } from '@/lib/core/ids'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'
import { workingDaysBetween } from '@/lib/core/working-days'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RequestState, RequestType } from '@/lib/db/generated/enums'
import { searchWords } from './search-words'

export const QUEUE_STATES = ['waiting', 'returned', 'decided', 'all'] as const
export const QUEUE_ASSIGNED = ['anyone', 'me', 'nobody'] as const
export const QUEUE_TYPES = ['', 'COMPANY_REGISTRATION', 'COMPANY_CHANGE'] as const
const QUEUE_PAGE = 25

export type QueueFilters = {
  state: (typeof QUEUE_STATES)[number]
  assigned: (typeof QUEUE_ASSIGNED)[number]
  type: (typeof QUEUE_TYPES)[number]
  overdue: boolean
  /** As typed: folded here. */
  search: string
}

/** A place in the queue: the row's own key, so that a deep page costs what the first one does. */
export type QueueCursor = { direction: 'after' | 'before'; submittedAt: Date; id: string }

export type QueueRow = {
  id: string
  number: string
  type: RequestType
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

/**
 * The search column with Arabic letters as Latin ones: trigrams of a "C" database know no other letters
 * (index Request_search).
 */
const SEARCH_FROM = 'ءابتثجحخدذرزسشصضطظعغفقكلمنهويپچڤگ'
const SEARCH_TO = 'xabtvjhxdzrzscsdtzegfqklmnhwypcvg'
const searchKey = (text: Prisma.Sql) =>
  Prisma.sql`translate(${text}, ${Prisma.raw(`'${SEARCH_FROM}'`)}, ${Prisma.raw(`'${SEARCH_TO}'`)})`

const STATES: Record<QueueFilters['state'], Prisma.Sql> = {
  waiting: Prisma.sql`r.state = 'SUBMITTED'`,
  returned: Prisma.sql`r.state = 'RETURNED'`,
  decided: Prisma.sql`r.state IN ('APPROVED', 'REJECTED')`,
  all: Prisma.sql`TRUE`,
}

function conditions(filters: QueueFilters, userId: string, at: Date): Prisma.Sql[] {
  const parts = [Prisma.sql`r."submittedAt" IS NOT NULL`, STATES[filters.state]]
  if (filters.assigned === 'me') parts.push(Prisma.sql`r."assignedToId" = ${userId}::uuid`)
  if (filters.assigned === 'nobody') parts.push(Prisma.sql`r."assignedToId" IS NULL`)
  if (filters.type) parts.push(Prisma.sql`r.type = ${filters.type}::"RequestType"`)
  if (filters.overdue) parts.push(Prisma.sql`r.state = 'SUBMITTED' AND r."dueAt" < ${at}`)
  for (const word of searchWords(filters.search).slice(0, 6)) {
    const pattern = Prisma.sql`${`%${word.replace(/[\\%_]/g, '\\$&')}%`}::text`
    parts.push(
      Prisma.sql`${searchKey(Prisma.sql`r."searchText"`)} LIKE ${searchKey(pattern)} AND r."searchText" LIKE ${pattern}`,
    )
  }
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
 * A page of the registration queue, keyset by (submittedAt, id): open ones oldest first, decided ones newest
 * first. One query; what was never submitted is not the office's. A linked company's name, masked for the
 * applicant until approval, is read from the customs party.
 */
export async function officeQueue(
  actor: Actor,
  filters: QueueFilters,
  cursor: QueueCursor | undefined,
  at: Date,
  size = QUEUE_PAGE,
): Promise<QueuePage> {
  if (!can(actor, 'registrations.read')) return { rows: [] }
  const newestFirst = filters.state === 'decided' || filters.state === 'all'
  const backwards = cursor?.direction === 'before'
  const descending = newestFirst !== backwards
  const where = conditions(filters, staffOf(actor).userId, at)
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
      SELECT r.id::text, r.number, r.type::text, r.state::text, r.version,
        CASE WHEN y.id IS NOT NULL AND r."subjectAr" LIKE '%••%' THEN y."nameAr" ELSE r."subjectAr" END AS "subjectAr",
        CASE WHEN y.id IS NOT NULL AND r."subjectEn" LIKE '%••%' THEN y."nameEn" ELSE r."subjectEn" END AS "subjectEn", r."submittedAt", r."dueAt", r."decidedAt",
        r."assignedToId"::text, CASE WHEN u.id IS NOT NULL THEN u."firstName" || ' ' || u."lastName" END AS "assignedName",
        ARRAY(SELECT to_char(day, 'YYYY-MM-DD') FROM "Holiday") AS holidays
      FROM "Request" r LEFT JOIN "User" u ON u.id = r."assignedToId"
        LEFT JOIN "CompanyRegistration" g ON g."requestId" = r.id LEFT JOIN "CustomsParty" y ON y.id = g."partyId"
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
 * The oldest waiting request that nobody holds, after a place in the queue (else from its start). Undefined
 * when none waits.
 */
export async function findNextWaiting(actor: Actor, afterId?: string): Promise<string | undefined> {
  if (!can(actor, 'registrations.read')) return undefined
  const after = isId(afterId)
    ? await db.request.findUnique({ where: { id: afterId }, select: { id: true, submittedAt: true } })
    : null
  const from = after?.submittedAt
    ? await db.$queryRaw<{ id: string }[]>`
        SELECT id::text FROM "Request" WHERE state = 'SUBMITTED' AND "assignedToId" IS NULL
          AND ("submittedAt", id) > (${after.submittedAt}, ${after.id}::uuid) ORDER BY "submittedAt", id LIMIT 1`
    : []
  if (from[0]) return from[0].id
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM "Request" WHERE state = 'SUBMITTED' AND "assignedToId" IS NULL AND (id <> ${after?.id ?? null}::uuid) IS NOT FALSE
    ORDER BY "submittedAt", id LIMIT 1`
  return rows[0]?.id
}
