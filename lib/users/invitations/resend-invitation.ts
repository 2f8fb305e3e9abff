import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { newToken, sha256 } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { findHolder } from './find-holder'
import { runEvenly, takeInvitation } from './invite-user'
import { lockInvitation } from './lock-invitation'
import { expiryOf } from './rules'
import { unsealEmail, unsealPerson } from './sealed-person'
import { sendInvitationMail } from './send-invitation-mail'

/**
 * Sends an invitation again, also one that has expired: seven days from now, under a new link; the one before
 * is worth nothing, and what was answered by it is erased. Whoever sends it answers for it from then on. Known
 * addresses as in `inviteUser`. Not inside a transaction.
 * @returns `notFound`, `invitationAccepted`, `invitationWithdrawn`, `invitationsTooMany`
 */
export function resendInvitation(actor: Actor, at: Date, given: { invitationId: string }): Promise<Result> {
  return runEvenly(async (tx) => {
    const locked = await lockInvitation(tx, actor, given.invitationId)
    if (!locked.ok) return locked
    const { invitation, actor: member } = locked.value
    const { id, accountId, locale } = invitation
    const person = unsealPerson(invitation)
    if (invitation.withdrawnAt || !person) return fail('invitationWithdrawn')
    const taken = await takeInvitation(tx, accountId, at)
    if (!taken.ok) return taken
    const [token, expiresAt, email] = [newToken(), expiryOf(at), unsealEmail(invitation)]
    await tx.userInvitation.update({
      where: { id },
      data: {
        tokenHash: sha256(token),
        invitedById: member.userId,
        sentAt: at,
        expiresAt,
        undeliveredAt: null,
        answersCipher: null,
        browserHash: null,
        emailVerifiedAt: null,
        mobileVerifiedAt: null,
      },
    })
    const holder = await findHolder(tx, email)
    const inviter = `${member.firstName} ${member.lastName}`
    const name = `${person.firstName} ${person.lastName}`
    await sendInvitationMail(tx, at, { accountId, email, holder, name, inviter, locale, token, expiresAt })
    await recordAudit(tx, member, at, {
      event: 'invitation.resent',
      subject: 'UserInvitation',
      subjectId: id,
    })
    return ok()
  })
}
