import { isSignedIn, isStaff, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { endObservations } from './end-observations'
import { endSession } from './end-sessions'
import { dropSessionCookie } from './start-session'

/**
 * Ends the asking session: its row, so that copies of the cookie are dead, and the cookie.
 * @returns which portal to go back to
 */
export async function endCurrentSession(
  tx: Tx,
  actor: Actor,
  at: Date,
  address: string,
): Promise<Result<{ staff: boolean }>> {
  if (isSignedIn(actor)) {
    await endSession(tx, actor, 'SIGNED_OUT', at)
    if (isStaff(actor)) await endObservations(tx, actor, at, { sessionId: actor.sessionId }, 'SIGNED_OUT')
    await recordAudit(tx, actor, at, {
      event: 'sign-out',
      subject: 'Session',
      subjectId: actor.sessionId,
      address,
    })
  }
  await dropSessionCookie()
  return ok({ staff: actor.kind === 'STAFF' || actor.kind === 'STAFF_PENDING' })
}
