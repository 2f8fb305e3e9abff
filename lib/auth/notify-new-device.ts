import { formatDateTime } from '@/lib/i18n/format'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notifications/notify'
import { deviceName } from './device-name'

type Arrival = { userId: string; at: Date; address: string; userAgent: string }

/**
 * Tells a user of a sign-in from a browser and an address that were both never seen before. Call it before
 * the session is made.
 */
export async function notifyNewDevice(tx: Tx, { userId, at, address, userAgent }: Arrival): Promise<void> {
  const [seen] = await tx.$queryRaw<{ any: boolean; same: boolean }[]>`
    SELECT count(*) > 0 AS any, coalesce(bool_or("userAgent" = ${userAgent.slice(0, 300)} OR address = ${address.slice(0, 64)}), false) AS same
    FROM "Session" WHERE "userId" = ${userId}::uuid`
  if (!seen?.any || seen.same) return
  await notify(tx, at, {
    userIds: [userId],
    kind: 'new.sign-in',
    args: { device: deviceName(userAgent), address, time: formatDateTime(at) },
    href: '/account/sessions',
  })
}
