import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Actor, Member, Staff } from '@/lib/access/actor'
import { ACCESS_OF_USER, accessOf, type AccessRow } from '@/lib/access/grants'
import { now } from '@/lib/core/clock'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { AccountState, SessionEnd, StaffRole, UserKind, UserState } from '@/lib/db/generated/enums'
import { DEFAULT_SETTINGS } from '@/lib/settings/settings'
import { decodeSessionToken, sessionCookieName, type SessionToken } from './session-cookie'

type Row = AccessRow & {
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  end: SessionEnd | null
  totpAt: Date | null
  kind: UserKind
  state: UserState
  email: string
  firstName: string
  lastName: string
  locale: string
  accountId: string | null
  accountState: AccountState | null
  roles: StaffRole[]
  unread: number
  idleMinutes: number | null
}

async function readRow(token: SessionToken): Promise<Row | undefined> {
  if (!isId(token.sessionId) || !isId(token.userId)) return undefined
  // One query: it runs on every request.
  const rows = await db.$queryRaw<Row[]>`
    SELECT s."lastSeenAt", s."expiresAt", s."endedAt", s."end"::text, s."totpAt",
      u.kind::text, u.state::text, u.email, u."firstName", u."lastName", u.locale, u."accountId",
      a.state::text AS "accountState",
      ARRAY(SELECT r.role::text FROM "StaffRoleAssignment" r WHERE r."userId" = u.id ORDER BY r.role) AS roles,
      ${ACCESS_OF_USER},
      (SELECT count(*)::int FROM (SELECT 1 FROM "Notification" n WHERE n."userId" = u.id AND n."readAt" IS NULL LIMIT 100) x) AS unread,
      (SELECT (value #>> '{}')::int FROM "Setting"
        WHERE key = CASE WHEN u.kind = 'STAFF' THEN 'staffIdleMinutes' ELSE 'businessIdleMinutes' END) AS "idleMinutes"
    FROM "Session" s JOIN "User" u ON u.id = s."userId" LEFT JOIN "Account" a ON a.id = u."accountId"
    WHERE s.id = ${token.sessionId}::uuid AND s."userId" = ${token.userId}::uuid`
  return rows[0]
}

function actorOf(row: Row, token: SessionToken, idleEndsAt: Date): Actor {
  const signedIn = {
    ...token,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    locale: row.locale,
    idleEndsAt,
    endsAt: row.expiresAt,
    unread: row.unread,
  }
  if (row.kind === 'STAFF') {
    if (row.state !== 'ACTIVE') return { kind: 'VISITOR' }
    return { ...signedIn, kind: row.totpAt ? 'STAFF' : 'STAFF_PENDING', roles: row.roles } satisfies Staff
  }
  if (!row.accountId || !row.accountState) return { kind: 'VISITOR' }
  // A stand-in (lib/accounts) looks unverified, and never becomes anything else.
  const standIn = row.state === 'LAPSED' && row.accountState === 'UNVERIFIED'
  const unverified =
    standIn || (row.state === 'PENDING' && row.accountState !== 'LAPSED' && row.accountState !== 'SUSPENDED')
  const active = row.state === 'ACTIVE' && row.accountState === 'ACTIVE'
  if (!unverified && !active) return { kind: 'VISITOR' }
  return {
    ...signedIn,
    kind: unverified ? 'UNVERIFIED' : row.kind,
    accountId: row.accountId,
    ...accessOf(row),
  } satisfies Member
}

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
  const row = await readRow(token)
  if (!row) return { kind: 'VISITOR' }
  const suspended = row.state === 'SUSPENDED' || row.accountState === 'SUSPENDED'
  if (row.endedAt || suspended) return visitorAfter(suspended ? 'SUSPENDED' : row.end)
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
  return actorOf(row, token, new Date(seen.getTime() + idle))
}

/**
 * Who is asking: read once a request, from the Session row (a cookie alone is worth nothing after sign-out).
 */
export const getActor = cache(async (): Promise<Actor> => {
  const token = await decodeSessionToken((await cookies()).get(sessionCookieName())?.value)
  return token ? actorForToken(token, await now()) : { kind: 'VISITOR' }
})
