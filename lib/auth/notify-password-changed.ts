import type { Tx } from '@/lib/db/client'
import { formatDateTime } from '@/lib/i18n/format'
import { notify } from '@/lib/notifications/notify'

/** Tells the owner by e-mail and in the portal, so that a change by somebody else does not go unseen. */
export async function notifyPasswordChanged(
  tx: Tx,
  user: { id: string; staff: boolean },
  at: Date,
): Promise<void> {
  const href = user.staff ? '/staff/account' : '/account/sessions'
  await notify(tx, at, {
    userIds: [user.id],
    kind: 'password.changed',
    args: { time: formatDateTime(at) },
    href,
  })
}
