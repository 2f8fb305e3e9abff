import { isSignedIn, type Actor } from '@/lib/access/actor'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'
import { db } from '@/lib/db/client'
import { NOTIFICATION_KINDS, type NotificationKind } from './kinds'

const PAGE = 20

export type ListedNotification = {
  id: string
  kind: NotificationKind
  args: Record<string, string>
  href: string | null
  createdAt: Date
  readAt: Date | null
}

const isKnown = (kind: string): kind is NotificationKind =>
  (NOTIFICATION_KINDS as readonly string[]).includes(kind)

/** One's own notifications, newest first, by key. @param after the `next` of the page before */
export async function listNotifications(
  actor: Actor,
  after?: string,
): Promise<{ rows: ListedNotification[]; next?: string }> {
  if (!isSignedIn(actor)) return { rows: [] }
  const cursor = parseCursor(after)
  const found = await db.notification.findMany({
    where: {
      userId: actor.userId,
      ...(cursor && {
        createdAt: { lte: cursor.at },
        OR: [{ createdAt: { lt: cursor.at } }, { id: { lt: cursor.id } }],
      }),
    },
    select: { id: true, kind: true, args: true, href: true, createdAt: true, readAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  })
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    rows: page
      .filter((row): row is typeof row & { kind: NotificationKind } => isKnown(row.kind))
      .map((row) => ({ ...row, args: row.args as Record<string, string> })),
    next: found.length > PAGE && last ? formatCursor({ at: last.createdAt, id: last.id }) : undefined,
  }
}
