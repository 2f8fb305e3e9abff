import type { Member, Observer } from '@/lib/access/actor'
import { now } from '@/lib/core/clock'
import { maskEmail } from '@/lib/core/email'
import { db } from '@/lib/db/client'
import { actorOf, userColumns, type UserRow } from './user-actor'

/** Patterns that are kept of one observation: each is a row of the table of pages. */
const MAX_PATTERNS = 100

/**
 * The user whom an observer sees the portal of, as a reader: with that user's rights at this moment, without a session
 * of the customer, the e-mail masked. Counts the page in the observation, which is all that is written.
 * @param pattern of the page, as the table of pages has it; never the path, which has ids
 * @returns undefined once the observation has ended, or the user may not sign in any more
 */
export async function loadObservedMember(
  { observation, idleEndsAt, endsAt }: Observer,
  pattern: string | undefined,
): Promise<Member | undefined> {
  const rows = await db.$queryRaw<(UserRow & { unread: number })[]>`
    WITH seen AS (
      UPDATE "Observation" SET pages = pages + 1,
        patterns = CASE WHEN ${pattern ?? null}::text IS NULL OR ${pattern ?? null}::text = ANY (coalesce(patterns, '{}'))
          OR cardinality(patterns) >= ${MAX_PATTERNS} THEN patterns ELSE coalesce(patterns, '{}') || ${pattern ?? null}::text END
      WHERE id = ${observation.id}::uuid AND "endedAt" IS NULL RETURNING "userId"
    )
    SELECT ${userColumns(await now())},
      (SELECT count(*)::int FROM (SELECT 1 FROM "Notification" n WHERE n."userId" = u.id AND n."readAt" IS NULL LIMIT 100) x) AS unread
    FROM seen JOIN "User" u ON u.id = seen."userId" JOIN "Account" a ON a.id = u."accountId"`
  const [row] = rows
  if (!row) return undefined
  const session = { userId: observation.userId, sessionId: '', idleEndsAt, endsAt, unread: row.unread }
  const actor = actorOf(row, { ...session, second: false })
  if (actor.kind !== 'GENERAL' && actor.kind !== 'ADDITIONAL') return undefined
  return { ...actor, email: maskEmail(actor.email), observed: true }
}
