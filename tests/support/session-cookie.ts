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
}

/**
 * A session as signing in leaves it, without the form and the password's hash.
 * @returns the value of its cookie
 */
export async function makeSession(
  client: Client,
  { userId, second = false, lives = 28_000 }: SessionGiven,
): Promise<string> {
  const sid = newId()
  await client.query(
    `INSERT INTO "Session" (id, "userId", "createdAt", "lastSeenAt", "expiresAt", "totpAt", address, "userAgent")
     VALUES ($1, $2, now(), now(), now() + $3 * interval '1 second', CASE WHEN $4 THEN now() END, '198.51.100.7', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36')`,
    [sid, userId, lives, second],
  )
  return encode({
    token: { sub: userId, sid },
    secret: runSettings().environment.AUTH_SECRET!,
    maxAge: 28_000,
  })
}
