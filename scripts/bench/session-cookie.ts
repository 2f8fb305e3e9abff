import type { Client } from 'pg'
import { encodeSessionToken, sessionCookieName } from '@/lib/auth/session-cookie'
import { newId } from '@/lib/core/ids'

/** The cookie of a session made now. @param staff with the second factor given */
export async function sessionCookie(client: Client, userId: string, staff: boolean): Promise<string> {
  const sessionId = newId()
  await client.query(
    `INSERT INTO "Session" (id, "userId", "createdAt", "lastSeenAt", "expiresAt", "totpAt", address, "userAgent") VALUES ($1, $2, now(), now(), now() + interval '8 hours', $3, '127.0.0.1', 'bench')`,
    [sessionId, userId, staff ? new Date() : null],
  )
  return `${sessionCookieName()}=${await encodeSessionToken({ userId, sessionId }, 8 * 3600)}`
}
