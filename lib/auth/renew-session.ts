import type { Tx } from '@/lib/db/client'
import type { SessionEnd } from '@/lib/db/generated/enums'
import { endSessions } from './end-sessions'
import { startSession } from './start-session'

/**
 * Ends every session of a user, the asking one too, and goes on in a new one on this browser: a cookie that
 * was copied before is worth nothing. Browser, second factor and absolute end are taken over. A session that
 * has ended meanwhile is not replaced.
 */
export async function renewSession(
  tx: Tx,
  session: { userId: string; sessionId: string },
  why: SessionEnd,
  at: Date,
): Promise<void> {
  const { userId, sessionId } = session
  const before = await tx.session.findFirst({
    where: { id: sessionId, userId, endedAt: null },
    select: { address: true, userAgent: true, totpAt: true, expiresAt: true },
  })
  await endSessions(tx, userId, why, at)
  if (!before) return
  const { expiresAt: endsBy, ...browser } = before
  await startSession(tx, { userId, at, ...browser, endsBy })
}
