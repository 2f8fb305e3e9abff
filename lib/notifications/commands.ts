import { isSignedIn, isStaff, type Actor } from '@/lib/access/actor'
import { ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'

/** Marks all of one's own notifications as read. */
export async function markAllRead(tx: Tx, actor: Actor, at: Date): Promise<Result> {
  if (isSignedIn(actor))
    await tx.notification.updateMany({ where: { userId: actor.userId, readAt: null }, data: { readAt: at } })
  return ok()
}

/** Marks one's own notification as read and says where it leads (path below the locale). */
export async function openNotification(tx: Tx, actor: Actor, at: Date, id: string): Promise<Result<string>> {
  const list = isStaff(actor) ? '/admin/notifications' : '/notifications'
  if (!isSignedIn(actor)) return ok(list)
  const row = await tx.notification.findFirst({ where: { id, userId: actor.userId }, select: { href: true } })
  if (row)
    await tx.notification.updateMany({
      where: { id, userId: actor.userId, readAt: null },
      data: { readAt: at },
    })
  return ok(row?.href ?? list)
}
