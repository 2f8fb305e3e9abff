/** How long an invitation can be accepted, from its last sending. */
export const INVITATION_DAYS = 7
/** Invitations that an account sends in a day, those sent again included. */
export const INVITATIONS_A_DAY = 50
/** Invitation mails that one address gets in a day, whichever accounts send them: nobody's mailbox is flooded. */
export const MAILS_A_RECIPIENT = 10

export type InvitationState = 'WAITING' | 'ACCEPTED' | 'WITHDRAWN' | 'EXPIRED'

export type InvitationDates = { acceptedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date }

/** Where an invitation stands at a moment. */
export function invitationState(row: InvitationDates, at: Date): InvitationState {
  if (row.acceptedAt) return 'ACCEPTED'
  if (row.withdrawnAt) return 'WITHDRAWN'
  return row.expiresAt <= at ? 'EXPIRED' : 'WAITING'
}

/** When an invitation that is sent at a moment expires. */
export const expiryOf = (at: Date): Date => new Date(at.getTime() + INVITATION_DAYS * 86_400_000)
