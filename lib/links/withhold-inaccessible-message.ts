import { isSignedIn } from '@/lib/access/actor'
import { findUserActor } from '@/lib/auth/user-actor'
import { unseal } from '@/lib/core/vault'
import { db } from '@/lib/db/client'
import { messageContext, type MessagePayload } from '@/lib/messages/template-names'
import { canOpenLink } from './can-open-link'

/** Sent to every user who can sign in, also to one whose e-mail is not verified and who cannot open the link yet. */
const SECURITY: readonly string[] = ['password.changed']

/**
 * Withholds a queued message whose addressee may no longer read what it says: suspended, without the grant or
 * the role by now. Asked when it is sent, not when it was queued. Messages to an address that is no user's
 * (codes, invitations, a payer's own receipt) are nobody's to withhold.
 * @returns whether it is withheld, and must not be sent
 * @throws when the payload cannot be opened
 */
export async function withholdInaccessibleMessage(id: string, at: Date): Promise<boolean> {
  const row = await db.message.findFirst({
    where: { id, state: 'QUEUED' },
    select: { cipher: true, template: true },
  })
  if (!row) return false
  const { userId, args } = JSON.parse(unseal(row.cipher, messageContext(id))) as MessagePayload
  if (!userId) return false
  const actor = await findUserActor(db, userId, at)
  const link = SECURITY.includes(row.template) ? undefined : args.link
  if (link ? await canOpenLink(actor, link) : isSignedIn(actor)) return false
  const { count } = await db.message.updateMany({
    where: { id, state: 'QUEUED' },
    data: { state: 'WITHHELD' },
  })
  return count === 1
}
