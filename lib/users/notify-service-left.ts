import { isMember, type Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import type { Service } from '@/lib/db/generated/enums'
import { notify } from '@/lib/notifications/notify'
import { servicePath } from '@/lib/services/service-catalogue'

/**
 * Tells that an account has left a service, in the transaction that leaves it: those whose grants ended by it, and
 * the other active general users. The office leaves no service, so that it is always somebody of the account.
 * @param users whose grants ended
 */
export async function notifyServiceLeft(
  tx: Tx,
  actor: Actor,
  at: Date,
  { accountId, service, users }: { accountId: string; service: Service; users: readonly string[] },
): Promise<void> {
  if (!isMember(actor)) return
  const told = await tx.user.findMany({
    where: {
      ...{ accountId, state: 'ACTIVE', id: { not: actor.userId } },
      OR: [{ kind: 'GENERAL' }, { id: { in: [...users] } }],
    },
    select: { id: true },
  })
  await notify(tx, at, {
    userIds: told.map(({ id }) => id),
    kind: 'access.service-left',
    href: servicePath(service),
    args: { field: service, by: `${actor.firstName} ${actor.lastName}` },
  })
}
