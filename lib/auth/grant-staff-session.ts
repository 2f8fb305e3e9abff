import { recordAudit } from '@/lib/audit/audit'
import type { Actor } from '@/lib/access/actor'
import { isSignedIn } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { startSession } from './start-session'

type Where = { at: Date; address: string; userAgent: string }

/**
 * The second factor was given: the password-only session ends and a new one, with a new id, begins. An id that somebody
 * planted or saw before the factor is worth nothing after it.
 */
export async function grantStaffSession(tx: Tx, actor: Actor, factor: 'totp' | 'recovery' | 'enrolment', { at, address, userAgent }: Where): Promise<void> {
  if (!isSignedIn(actor)) throw new Error('a signed-in actor was expected')
  const sessionId = await startSession(tx, { userId: actor.userId, at, address, userAgent, totpAt: at })
  await recordAudit(tx, actor, at, { event: 'sign-in', subject: 'User', subjectId: actor.userId, address, details: { factor, sessionId } })
}
