import type { Tx } from '@/lib/db/client'
import type { SessionEnd } from '@/lib/db/generated/enums'

/** Ends one session of a user. Ending it twice changes nothing. */
export async function endSession(
  tx: Tx,
  session: { userId: string; sessionId: string },
  why: SessionEnd,
  at: Date,
): Promise<void> {
  await tx.session.updateMany({
    where: { id: session.sessionId, userId: session.userId, endedAt: null },
    data: { endedAt: at, end: why },
  })
}

/**
 * Ends every open session of a user: sign out everywhere, password or role changed, suspended.
 * @returns how many ended
 */
export async function endSessions(tx: Tx, userId: string, why: SessionEnd, at: Date): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, endedAt: null },
    data: { endedAt: at, end: why },
  })
  return count
}
