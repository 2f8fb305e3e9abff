import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Actor, Staff } from '@/lib/access/actor'
import { canAnywhere } from '@/lib/access/permissions'
import { now } from '@/lib/core/clock'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { SessionEnd } from '@/lib/db/generated/enums'
import { DEFAULT_SETTINGS } from '@/lib/settings/settings'
import { actorOf, userColumns, type UserRow } from './user-actor'
import { decodeSessionToken, sessionCookieName, type SessionToken } from './session-cookie'

type Row = UserRow & {
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  end: SessionEnd | null
  totpAt: Date | null
  unread: number
  idleMinutes: number | null
  observation: LastObservation | null
}

/** The last one that the session began. `running`: it has not ended, and the observed user may still sign in. */
type LastObservation = {
  id: string
  userId: string
  firstName: string
  lastName: string
  accountId: string
  /** Milliseconds of the epoch. */
  endsAt: number
  running: boolean
}

async function readRow(token: SessionToken, at: Date): Promise<Row | undefined> {
  if (!isId(token.sessionId) || !isId(token.userId)) return undefined
  // One query: it runs on every request.
  const rows = await db.$queryRaw<Row[]>`
    SELECT s."lastSeenAt", s."expiresAt", s."endedAt", s."end"::text, s."totpAt",
      ${userColumns(at)},
      (SELECT count(*)::int FROM (SELECT 1 FROM "Notification" n WHERE n."userId" = u.id AND n."readAt" IS NULL LIMIT 100) x) AS unread,
      (SELECT (value #>> '{}')::int FROM "Setting"
        WHERE key = CASE WHEN u.kind = 'STAFF' THEN 'staffIdleMinutes' ELSE 'businessIdleMinutes' END) AS "idleMinutes",
      CASE WHEN u.kind = 'STAFF' THEN (
        SELECT json_build_object('id', o.id, 'userId', o."userId", 'firstName', w."firstName", 'lastName', w."lastName",
          'accountId', o."accountId", 'endsAt', extract(epoch FROM o."endsAt") * 1000,
          'running', o."endedAt" IS NULL AND w.state = 'ACTIVE' AND v.state = 'ACTIVE')
        FROM "Observation" o JOIN "User" w ON w.id = o."userId" JOIN "Account" v ON v.id = o."accountId"
        WHERE o."sessionId" = s.id ORDER BY o."startedAt" DESC, o.id DESC LIMIT 1) END AS observation
    FROM "Session" s JOIN "User" u ON u.id = s."userId" LEFT JOIN "Account" a ON a.id = u."accountId"
    WHERE s.id = ${token.sessionId}::uuid AND s."userId" = ${token.userId}::uuid`
  return rows[0]
}

/** States of a user who does not get in, whatever session there still is. */
const BARRED: readonly string[] = ['SUSPENDED', 'REMOVED']

/** Who was let out by somebody else is told so. A session that its user ended says nothing. */
function visitorAfter(end: SessionEnd | null): Actor {
  return end === 'SUSPENDED' || end === 'ROLE_CHANGED' ? { kind: 'VISITOR', ended: end } : { kind: 'VISITOR' }
}

/**
 * How long after its time-out a session's forms are still kept for its user, in milliseconds: overnight, not
 * for ever.
 */
const FORMS_TAKEN_MS = 12 * 3_600_000

/**
 * Who a session token stands for at a moment. Touches the row at most once a minute.
 * @param at domain time
 */
export async function actorForToken(token: SessionToken, at: Date): Promise<Actor> {
  const row = await readRow(token, at)
  if (!row) return { kind: 'VISITOR' }
  const barred = BARRED.includes(row.state)
  if (row.accountState === 'SUSPENDED' && !barred) return { kind: 'VISITOR', ended: 'ACCOUNT_SUSPENDED' }
  if (row.endedAt || barred) return visitorAfter(barred ? 'SUSPENDED' : row.end)
  const standard =
    row.kind === 'STAFF' ? DEFAULT_SETTINGS.staffIdleMinutes : DEFAULT_SETTINGS.businessIdleMinutes
  const idle = (row.idleMinutes ?? standard) * 60_000
  const touched = at.getTime() - row.lastSeenAt.getTime() > 60_000
  const over = Math.min(row.lastSeenAt.getTime() + idle, row.expiresAt.getTime())
  if (over <= at.getTime())
    return { kind: 'VISITOR', ...(at.getTime() <= over + FORMS_TAKEN_MS && { expired: token }) }
  if (touched) {
    await db.session.updateMany({
      where: { id: token.sessionId, endedAt: null, lastSeenAt: { lt: at } },
      data: { lastSeenAt: at },
    })
  }
  const seen = touched ? at : row.lastSeenAt
  const actor = actorOf(row, {
    ...token,
    idleEndsAt: new Date(seen.getTime() + idle),
    endsAt: row.expiresAt,
    unread: row.unread,
    second: row.totpAt !== null,
  })
  return actor.kind === 'STAFF' && row.observation ? observerOf(actor, row.observation, at) : actor
}

/**
 * Staff whose session observes somebody: as an observer while that runs. It ends at its time, with the right to it,
 * and with the suspension of the user or of the account, before any sweep has written so.
 */
function observerOf(staff: Staff, last: LastObservation, at: Date): Actor {
  const { id, userId, firstName, lastName, accountId, running } = last
  const endsAt = new Date(last.endsAt)
  if (!running || endsAt <= at || !canAnywhere(staff, 'accounts.observe'))
    return { ...staff, observedAccount: accountId }
  const { kind: _kind, roles: _roles, acting: _acting, ...own } = staff
  const observation = { id, userId, userName: `${firstName} ${lastName}`, accountId, endsAt }
  return { ...own, kind: 'OBSERVER', staff, observation }
}

/**
 * Who is asking: read once a request, from the Session row (a cookie alone is worth nothing after sign-out).
 */
export const getActor = cache(async (): Promise<Actor> => {
  const token = await decodeSessionToken((await cookies()).get(sessionCookieName())?.value)
  return token ? actorForToken(token, await now()) : { kind: 'VISITOR' }
})
