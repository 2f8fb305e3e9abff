import { seal, unseal } from '@/lib/core/vault'
import type { Gender } from '@/lib/db/generated/enums'

/** Binds what is sealed of an invitation to its row. */
export const invitationContext = (id: string): string => `user-invitation:${id}`

/** Whom an invitation is for. `mobile`: E.164. */
export type InvitedPerson = {
  firstName: string
  lastName: string
  gender: Gender
  civilId: string
  mobile: string
}

/** The same as the invited person corrected it, with the password chosen. */
export type InvitationAnswers = InvitedPerson & { passwordHash: string }

/** Seals an object of plain values for one invitation. */
export const sealFor = (id: string, value: InvitedPerson | InvitationAnswers): string =>
  seal(JSON.stringify(value), invitationContext(id))

/** @throws when it was sealed for another invitation or under an unknown key */
export const unsealEmail = (row: { id: string; emailCipher: string }): string =>
  unseal(row.emailCipher, invitationContext(row.id))

type Sealed = { id: string; personCipher: string | null; answersCipher: string | null }

/** Who was invited, as the general user typed it; undefined once it is erased. */
export function unsealPerson({ id, personCipher }: Sealed): InvitedPerson | undefined {
  return personCipher ? (JSON.parse(unseal(personCipher, invitationContext(id))) as InvitedPerson) : undefined
}

/** What the invited person answered; undefined before, and once it is erased. */
export function unsealAnswers({ id, answersCipher }: Sealed): InvitationAnswers | undefined {
  return answersCipher
    ? (JSON.parse(unseal(answersCipher, invitationContext(id))) as InvitationAnswers)
    : undefined
}
