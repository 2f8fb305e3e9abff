import { isStaff, type Actor } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RequestTypes } from './request-type-definition'
import { typesWith } from './scope'

/** Counting stops here; the page then says "999+". */
const COUNT_CAP = 1000

export type OfficeCounts = { waiting: number; mine: number; overdue: number; decidedToday: number }

const NO_COUNTS: OfficeCounts = { waiting: 0, mine: 0, overdue: 0, decidedToday: 0 }

/**
 * The day's counts of the requests that an officer oversees, in one query, each capped at `COUNT_CAP`: waiting,
 * mine (waiting and held by the reader), overdue (past the end of the service level, a column), decided today
 * (Kuwait's day).
 */
export async function officeCounts(types: RequestTypes, actor: Actor, at: Date): Promise<OfficeCounts> {
  const overseen = typesWith(types, actor, 'oversee')
  if (!isStaff(actor) || overseen.length === 0) return NO_COUNTS
  const today = new Date(`${kuwaitDay(at)}T00:00:00+03:00`)
  const capped = (condition: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM (
    SELECT 1 FROM "Request" WHERE ${condition} AND type IN (${Prisma.join(overseen)}) LIMIT ${COUNT_CAP}) x)`
  const rows = await db.$queryRaw<OfficeCounts[]>`
    SELECT
      ${capped(Prisma.sql`state = 'SUBMITTED'`)} AS waiting,
      ${capped(Prisma.sql`state = 'SUBMITTED' AND "assignedToId" = ${actor.userId}::uuid`)} AS mine,
      ${capped(Prisma.sql`state = 'SUBMITTED' AND "dueAt" < ${at}`)} AS overdue,
      ${capped(Prisma.sql`"decidedAt" >= ${today} AND state IN ('APPROVED', 'REJECTED')`)} AS "decidedToday"`
  return rows[0] ?? NO_COUNTS
}
