import { db } from '@/lib/db/client'
import { finishRefund } from './finish-refund'

/**
 * Milliseconds after which a released refund without an answer is a lost one: far above the pipe's own limit.
 */
const ANSWER_LOST_AFTER = 3 * 60_000

/**
 * A process that died between sending and writing the answer leaves RELEASED: such a refund goes to finance,
 * and is never sent again.
 */
export async function sweepLostRefunds(at: Date): Promise<number> {
  const lost = await db.refund.findMany({
    where: { state: 'RELEASED', decidedAt: { lt: new Date(at.getTime() - ANSWER_LOST_AFTER) } },
    select: { id: true },
    orderBy: { requestedAt: 'asc' },
    take: 100,
  })
  for (const { id } of lost)
    await db.$transaction((tx) => finishRefund(tx, at, { refundId: id, from: ['RELEASED'], to: 'UNKNOWN' }))
  return lost.length
}
