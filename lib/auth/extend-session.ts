import { db } from '@/lib/db/client'
import { getSettings } from '@/lib/settings/settings'
import { isStaff } from '@/lib/access/actor'
import type { SignedInActor } from './change-password'

/**
 * Starts the idle time of the asking session anew; its absolute end stays.
 * @returns when it now ends if nothing is done, and in any case
 */
export async function extendSession(
  actor: SignedInActor,
  at: Date,
): Promise<{ idleEndsAt: Date; endsAt: Date }> {
  const settings = await getSettings()
  const minutes = isStaff(actor) ? settings.staffIdleMinutes : settings.businessIdleMinutes
  await db.session.updateMany({
    where: { id: actor.sessionId, userId: actor.userId, endedAt: null, lastSeenAt: { lt: at } },
    data: { lastSeenAt: at },
  })
  return { idleEndsAt: new Date(at.getTime() + minutes * 60_000), endsAt: actor.endsAt }
}
