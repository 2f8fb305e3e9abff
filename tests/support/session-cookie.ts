import { encode } from 'next-auth/jwt'
import type { Client } from 'pg'
import { newId } from '@/lib/core/ids'
import { runSettings } from './run-settings'

export const SESSION_COOKIE = 'next-auth.session-token'

/** Whose session, and how it stands. */
export type SessionGiven = {
  userId: string
  /** The second factor has been passed just now. */
  second?: boolean
  /** From now, in seconds. */
  lives?: number
  /** The user whom a member of staff sees the portal as, in this session. */
  observes?: string
}

/**
 * A session as signing in leaves it, without the form and the password's hash.
 * @returns the value of its cookie
 */
export async function makeSession(
  client: Client,
  { userId, second = false, lives = 28_000, observes }: SessionGiven,
): Promise<string> {
  const sid = newId()
  await client.query(
    `INSERT INTO "Session" (id, "userId", "createdAt", "lastSeenAt", "expiresAt", "totpAt", address, "userAgent")
     VALUES ($1, $2, now(), now(), now() + $3 * interval '1 second', CASE WHEN $4 THEN now() END, '198.51.100.7', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36')`,
    [sid, userId, lives, second],
  )
  if (observes) await observe(client, userId, sid, observes)
  return encode({
    token: { sub: userId, sid },
    secret: runSettings().environment.AUTH_SECRET!,
    maxAge: 28_000,
  })
}

/** What the session observed before has ended. */
async function observe(client: Client, staffId: string, sid: string, userId: string): Promise<void> {
  await client.query(
    `UPDATE "Observation" SET "endedAt" = now(), "end" = 'REPLACED' WHERE "staffId" = $1 AND "endedAt" IS NULL`,
    [staffId],
  )
  await client.query(
    `INSERT INTO "Observation" (id, "staffId", "sessionId", "userId", "accountId", reason, note, "startedAt", "endsAt", patterns)
     SELECT $1, $2, $3, id, "accountId", 'HELP_ASKED', 'اتصل يسأل عن طلب الفرع', now(), now() + interval '15 minutes', '{}' FROM "User" WHERE id = $4`,
    [newId(), staffId, sid, userId],
  )
}
