import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { signedIn } from './change-password'
import { secondFactorOwner } from './second-factor-owner'
import { replaceRecoveryCodes } from './recovery-codes'
import { renewSession } from './renew-session'
import { consumeTotp } from './consume-totp'

/**
 * Makes ten new recovery codes; the earlier ones stop working, every session ends and a new one starts here.
 * @returns problems as `consumeTotp`
 */
export async function renewRecoveryCodes(
  tx: Tx,
  actor: Actor,
  typed: string,
  at: Date,
  address: string,
): Promise<Result> {
  const { userId, sessionId } = signedIn(actor)
  const owner = await secondFactorOwner(tx, signedIn(actor), at, address)
  if (!owner.ok) return owner
  const taken = await consumeTotp(tx, owner.value, typed, at)
  if (!taken.ok) return taken
  await replaceRecoveryCodes(tx, userId, at)
  await renewSession(tx, { userId, sessionId }, 'RECOVERY_CODES_RENEWED', at)
  await recordAudit(tx, actor, at, {
    event: 'recovery-codes.renewed',
    subject: 'User',
    subjectId: userId,
    address,
  })
  return ok()
}

/** How many recovery codes a member of staff has left. */
export function countRecoveryCodes(userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } })
}
