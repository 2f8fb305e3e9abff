import { endSessions } from '@/lib/auth/end-sessions'
import { lockUserRow } from '@/lib/auth/lock-user-row'
import type { Tx } from '@/lib/db/client'
import type { SessionEnd } from '@/lib/db/generated/enums'

/**
 * Ends what lets a user in: open sessions at once, with the links of invitations and of password resets that
 * were not used, and forms kept for after the next sign-in. What the user began stays the account's.
 */
export async function endAccess(tx: Tx, userId: string, why: SessionEnd, at: Date): Promise<void> {
  await lockUserRow(tx, userId)
  await endSessions(tx, userId, why, at)
  const unused = { where: { userId, usedAt: null }, data: { usedAt: at } }
  await tx.invitation.updateMany(unused)
  await tx.passwordReset.updateMany(unused)
  await tx.heldForm.deleteMany({ where: { userId } })
}
