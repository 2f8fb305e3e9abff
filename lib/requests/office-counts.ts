import { isStaff, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { kuwaitDay } from '@/lib/core/clock'
import { db } from '@/lib/db/client'

/** Counting stops here; the page then says "999+". */
const COUNT_CAP = 1000

export type OfficeCounts = { waiting: number; mine: number; overdue: number; decidedToday: number }

const NO_COUNTS: OfficeCounts = { waiting: 0, mine: 0, overdue: 0, decidedToday: 0 }

/**
 * The day's counts of the registration office in one query, each capped at `COUNT_CAP`: waiting, mine
 * (waiting and held by the reader), overdue (past the end of the service level, a column), decided today
 * (Kuwait's day).
 */
export async function officeCounts(actor: Actor, at: Date): Promise<OfficeCounts> {
  if (!isStaff(actor) || !can(actor, 'registrations.read')) return NO_COUNTS
  const today = new Date(`${kuwaitDay(at)}T00:00:00+03:00`)
  const rows = await db.$queryRaw<OfficeCounts[]>`
    SELECT
      (SELECT count(*)::int FROM (SELECT 1 FROM "Request" WHERE state = 'SUBMITTED' LIMIT ${COUNT_CAP}) x) AS waiting,
      (SELECT count(*)::int FROM (SELECT 1 FROM "Request" WHERE state = 'SUBMITTED' AND "assignedToId" = ${actor.userId}::uuid LIMIT ${COUNT_CAP}) x) AS mine,
      (SELECT count(*)::int FROM (SELECT 1 FROM "Request" WHERE state = 'SUBMITTED' AND "dueAt" < ${at} LIMIT ${COUNT_CAP}) x) AS overdue,
      (SELECT count(*)::int FROM (SELECT 1 FROM "Request" WHERE "decidedAt" >= ${today} AND state IN ('APPROVED', 'REJECTED') LIMIT ${COUNT_CAP}) x) AS "decidedToday"`
  return rows[0] ?? NO_COUNTS
}
