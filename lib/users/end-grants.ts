import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/day'
import { db, type Tx } from '@/lib/db/client'
import type { Grant } from '@/lib/db/generated/client'
import type { NotificationKind } from '@/lib/notifications/kinds'
import { notify } from '@/lib/notifications/notify'
import { endOfDay, remindedUntil } from './grant-days'
import { recordAccessChange } from './record-access-change'

const BATCH = 200

type Which = { accountId: string; userId?: string }

/** Tells the person and the general users of the account, once for each service and day. */
async function tell(
  tx: Tx,
  at: Date,
  grants: readonly Grant[],
  kind: Extract<NotificationKind, 'access.ending' | 'access.ended'>,
): Promise<void> {
  const told = new Set<string>()
  for (const { userId, accountId, service, until } of grants) {
    const key = `${userId} ${service} ${until?.getTime()}`
    if (!until || told.has(key)) continue
    told.add(key)
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } })
    const args = { field: service, date: formatDay(until), name: `${user.firstName} ${user.lastName}` }
    await notify(tx, at, { userIds: [userId], kind, args, href: '/services' })
    await notify(tx, at, { generalUsersOf: accountId, kind, args, href: `/users/${userId}` })
  }
}

/**
 * Closes grants whose last day is over: they give nothing from its end on anyway, and stay as history. Behind the
 * account's lock, so that each is closed and told of once.
 * @returns how many were closed
 */
export async function endGrants(tx: Tx, which: Which, at: Date): Promise<number> {
  const today = dateOnly(kuwaitDay(at))
  // eslint-disable-next-line portal/grants-reader -- to close them, never to decide by
  const over = await tx.grant.findMany({
    where: { ...which, revokedAt: null, until: { lt: today } },
    orderBy: { id: 'asc' },
    take: BATCH,
  })
  for (const { id, accountId, userId, service, reach, companyId, until, grantedAt } of over) {
    const end = endOfDay(until!)
    await tx.grant.update({ where: { id }, data: { revokedAt: end < grantedAt ? grantedAt : end } })
    const what = { accountId, userId, service, reach, companyId, until }
    await recordAccessChange(tx, 'SYSTEM', at, { kind: 'ENDED', ...what })
  }
  await tell(tx, at, over, 'access.ended')
  return over.length
}

/** Tells of grants that end within a week, once. Behind the account's lock. */
async function tellOfEnds(tx: Tx, which: Which, at: Date): Promise<void> {
  const days = { gte: dateOnly(kuwaitDay(at)), lte: dateOnly(remindedUntil(at)) }
  const where = { ...which, revokedAt: null, remindedAt: null, until: days }
  // eslint-disable-next-line portal/grants-reader -- to tell of them, never to decide by
  const ending = await tx.grant.findMany({ where, orderBy: { id: 'asc' }, take: BATCH })
  for (const { id } of ending) await tx.grant.update({ where: { id }, data: { remindedAt: at } })
  await tell(tx, at, ending, 'access.ending')
}

/**
 * Ends and tells of the grants of every account, one after the other and behind its lock. Meant for the minute
 * sweep; running twice at once is harmless.
 */
export async function sweepGrantDays(at: Date): Promise<void> {
  // eslint-disable-next-line portal/grants-reader -- to find the accounts, never to decide by
  const found = await db.grant.findMany({
    where: {
      revokedAt: null,
      OR: [
        { until: { lt: dateOnly(kuwaitDay(at)) } },
        { remindedAt: null, until: { lte: dateOnly(remindedUntil(at)) } },
      ],
    },
    select: { accountId: true },
    distinct: ['accountId'],
    orderBy: { accountId: 'asc' },
    take: BATCH,
  })
  for (const { accountId } of found)
    await db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`
        await endGrants(tx, { accountId }, at)
        await tellOfEnds(tx, { accountId }, at)
      },
      { timeout: 15_000, maxWait: 10_000 },
    )
}
