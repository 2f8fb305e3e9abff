import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notify } from '@/lib/notifications/notify'
import { servicePath } from '@/lib/services/service-catalogue'
import { recordAccessChange } from '@/lib/users/record-access-change'
import { noticeArgs } from './notice-args'

const BATCH = 200

/**
 * Ends requests for access that nobody answered in time, and tells those who asked. Behind the account's lock.
 * @param which of one account, or of one person
 * @returns how many ended
 */
export async function closeExpired(tx: Tx, which: Prisma.AccessRequestWhereInput, at: Date): Promise<number> {
  const late = await tx.accessRequest.findMany({
    where: { ...which, state: 'OPEN', expiresAt: { lte: at } },
    orderBy: { expiresAt: 'asc' },
    take: BATCH,
  })
  let ended = 0
  for (const request of late) {
    const { id, accountId, userId, service, companyId } = request
    const { count } = await tx.accessRequest.updateMany({
      where: { id, state: 'OPEN' },
      data: { state: 'EXPIRED', decidedAt: at },
    })
    if (count === 0) continue
    ended += count
    await recordAccessChange(tx, 'SYSTEM', at, { kind: 'ASK_EXPIRED', accountId, userId, service, companyId })
    await notify(tx, at, {
      userIds: [userId],
      kind: 'access.expired',
      args: await noticeArgs(tx, request),
      href: servicePath(service),
    })
  }
  return ended
}

/**
 * The same of every account, one after the other and behind its lock, as whoever asks and decides takes it: the other
 * way round two would wait for each other. Meant for the minute sweep; running twice at once is harmless.
 */
export async function expireAccessRequests(at: Date): Promise<number> {
  const late = await db.accessRequest.findMany({
    where: { state: 'OPEN', expiresAt: { lte: at } },
    select: { accountId: true },
    distinct: ['accountId'],
    orderBy: { accountId: 'asc' },
    take: BATCH,
  })
  let ended = 0
  for (const { accountId } of late)
    ended += await db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`
        return closeExpired(tx, { accountId }, at)
      },
      { timeout: 15_000, maxWait: 10_000 },
    )
  return ended
}
