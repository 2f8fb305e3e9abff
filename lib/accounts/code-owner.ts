/** Whose code it is: a user's, or that of an invitation whose person is no user yet. */
export type CodeOwner = { userId: string } | { invitationId: string }

/** The id that the code's fingerprint is bound to; an invitation's is its user's id later. */
export const ownerId = (owner: CodeOwner): string => ('userId' in owner ? owner.userId : owner.invitationId)
