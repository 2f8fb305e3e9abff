import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { lockInvitation } from './lock-invitation'

/**
 * Withdraws an invitation: its link says so from then on, and what it said of the person is erased. Withdrawing
 * it twice changes nothing.
 * @returns `notFound`, `invitationAccepted`
 */
export async function withdrawInvitation(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { invitationId: string },
): Promise<Result> {
  const locked = await lockInvitation(tx, actor, given.invitationId)
  if (!locked.ok) return locked
  const { invitation, actor: member } = locked.value
  if (invitation.withdrawnAt) return ok()
  const { id } = invitation
  await tx.userInvitation.update({
    where: { id },
    data: { withdrawnAt: at, personCipher: null, answersCipher: null, browserHash: null },
  })
  await tx.verificationCode.deleteMany({ where: { invitationId: id } })
  await recordAudit(tx, member, at, {
    event: 'invitation.withdrawn',
    subject: 'UserInvitation',
    subjectId: id,
  })
  return ok()
}
