import type { Tx } from '@/lib/db/client'
import type { NotificationKind } from '@/lib/notifications/kinds'
import { notify } from '@/lib/notifications/notify'

type Notice = {
  accountId: string
  /** The user who did it, or whom it is about: not told. */
  except: string
  kind: NotificationKind
  args: Readonly<Record<string, string>>
  href: string
}

/** Tells the other active general users of an account what one of them did, in the portal and by mail. */
export async function notifyOtherGenerals(
  tx: Tx,
  at: Date,
  { accountId, except, ...notice }: Notice,
): Promise<void> {
  const others = await tx.user.findMany({
    where: { accountId, kind: 'GENERAL', state: 'ACTIVE', id: { not: except } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  if (others.length === 0) return
  await notify(tx, at, { ...notice, userIds: others.map(({ id }) => id) })
}
