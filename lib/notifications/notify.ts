import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { queueMessage } from '@/lib/messages/queue-message'
import type { NotificationKind } from './kinds'

export type Notice = {
  /** Who is told: these users … */
  userIds?: readonly string[]
  /** … and the active general users of this account. */
  generalUsersOf?: string
  kind: NotificationKind
  /** Plain texts: see MessageArgs. */
  args: Readonly<Record<string, string>>
  /** Path below the locale, opened by the notification and by the e-mail's button. */
  href?: string
  /** False: in the portal alone. */
  email?: boolean
}

/**
 * Tells users something in the change's transaction: one line in the portal each and, unless `email` is
 * false, the e-mail of the same name in the user's language. Suspended and lapsed users are left out.
 */
export async function notify(tx: Tx, at: Date, notice: Notice): Promise<void> {
  const users = await tx.user.findMany({
    where: {
      OR: [
        { id: { in: [...(notice.userIds ?? [])] } },
        ...(notice.generalUsersOf ? [{ accountId: notice.generalUsersOf, kind: 'GENERAL' as const }] : []),
      ],
      state: { in: ['ACTIVE', 'PENDING'] },
    },
    select: { id: true, email: true, locale: true },
    orderBy: { id: 'asc' },
  })
  const rows = users.map((user) => ({
    id: newId(at),
    userId: user.id,
    kind: notice.kind,
    args: { ...notice.args },
    href: notice.href ?? null,
    createdAt: at,
  }))
  if (rows.length === 0) return
  await tx.notification.createMany({ data: rows })
  if (notice.email === false) return
  for (const [index, user] of users.entries()) {
    await queueMessage(tx, at, {
      key: `notification:${rows[index]!.id}`,
      template: notice.kind,
      to: { email: user.email },
      userId: user.id,
      locale: user.locale,
      args: { ...(notice.href && { link: notice.href }), ...notice.args },
    })
  }
}
