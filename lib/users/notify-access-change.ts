import { isMember, type Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { User } from '@/lib/db/generated/client'
import { queueMessage } from '@/lib/messages/queue-message'
import { notify } from '@/lib/notifications/notify'

/** What was done to a user: the texts choose their words by it. */
export type AccessChangeWord = 'GRANTS' | 'GENERAL' | 'ADDITIONAL' | 'SUSPENDED' | 'REINSTATED' | 'REMOVED'

/**
 * Tells of a change of what a user may do, in its transaction: the user, and the other active general users of
 * the account. Who cannot sign in any more is told by a mail without a link. The office, which only suspends and
 * reinstates, is named as the office.
 */
export async function notifyAccessChange(
  tx: Tx,
  actor: Actor,
  at: Date,
  user: Pick<User, 'id' | 'accountId' | 'email' | 'locale' | 'firstName' | 'lastName'>,
  change: AccessChangeWord,
): Promise<void> {
  // An empty name is the office: never an officer's.
  const by = isMember(actor) ? `${actor.firstName} ${actor.lastName}` : ''
  const args = { field: by ? change : `${change}_OFFICE`, by }
  if (change === 'SUSPENDED' || change === 'REMOVED')
    await queueMessage(tx, at, {
      key: `access:${newId(at)}`,
      template: 'access.changed',
      to: { email: user.email },
      locale: user.locale,
      args,
    })
  else await notify(tx, at, { userIds: [user.id], kind: 'access.changed', href: '/services', args })
  const others = await tx.user.findMany({
    where: {
      accountId: user.accountId,
      kind: 'GENERAL',
      state: 'ACTIVE',
      id: { notIn: [user.id, ...(isMember(actor) ? [actor.userId] : [])] },
    },
    select: { id: true },
  })
  await notify(tx, at, {
    userIds: others.map(({ id }) => id),
    kind: 'access.of-user',
    href: change === 'REMOVED' ? '/users' : `/users/${user.id}`,
    args: { ...args, name: `${user.firstName} ${user.lastName}` },
  })
}
