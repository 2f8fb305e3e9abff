import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { logger } from '@/lib/core/logger'
import { db } from '@/lib/db/client'
import { alertOffice } from '@/lib/notifications/alert-office'
import { advancePaymentRequest, lockPaymentRequests } from './advance-request'
import { nextInquiry } from './inquiry-schedule'
import { queueInquiry } from './queue-inquiry'

/** At most so many a sweep: the rest in the next minute. */
const BATCH = 500

/** Has KNET asked about every attempt whose time has come. Two sweeps at once share them out. */
export async function queueDueInquiries(at: Date): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const due = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "PaymentAttempt" WHERE "nextInquiryAt" <= ${at} ORDER BY "nextInquiryAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
      const attempts = await tx.paymentAttempt.findMany({
        where: { id: { in: due.map(({ id }) => id) } },
        orderBy: { id: 'asc' },
      })
      for (const attempt of attempts) {
        await queueInquiry(tx, attempt.id)
        // Taken off this minute's list; should the job be lost, it is asked again at the next of its times.
        await tx.paymentAttempt.update({
          where: { id: attempt.id },
          data: { nextInquiryAt: nextInquiry(attempt, at) },
        })
      }
      return attempts.length
    },
    { timeout: 30_000 },
  )
}

/**
 * Ends the requests whose date has passed. What is being paid waits for KNET's word: its money is not
 * refused.
 */
export async function expirePaymentRequests(at: Date): Promise<number> {
  const over = await db.paymentRequest.findMany({
    where: { state: 'INITIATED', expiresAt: { lte: at }, allocations: { none: { state: 'HELD' } } },
    select: { id: true },
    orderBy: { expiresAt: 'asc' },
    take: BATCH,
  })
  let ended = 0
  for (const { id } of over) {
    const moved = await db.$transaction(async (tx) => {
      const [request] = await lockPaymentRequests(tx, [id])
      const held = await tx.paymentAllocation.count({ where: { paymentRequestId: id, state: 'HELD' } })
      if (!request?.expiresAt || request.expiresAt > at || held > 0) return false
      return (await advancePaymentRequest(tx, 'SYSTEM', at, { paymentRequestId: id, move: 'expire' })).ok
    })
    if (moved) ended += 1
  }
  return ended
}

const ALARM_MINUTES = 15
const ALARM_COUNT = 20

/**
 * Tells finance, once a day, that refused messages repeat: somebody is trying, or KNET and the portal hold
 * different keys.
 */
export async function alertRefusedMessages(at: Date): Promise<boolean> {
  const since = new Date(at.getTime() - ALARM_MINUTES * 60_000)
  const refused = await db.gatewayMessage.findMany({
    where: { attemptId: null, at: { gte: since, lte: at }, kind: { in: ['NOTIFICATION', 'RETURN'] } },
    select: { id: true },
    take: ALARM_COUNT,
  })
  if (refused.length < ALARM_COUNT) return false
  return db.$transaction(async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO "RateLimit" (key, "windowStart", count) VALUES ('knet-refused', ${dateOnly(kuwaitDay(at))}, 1) ON CONFLICT DO NOTHING`
    if (added === 0) return false
    logger.warn(
      { atLeast: ALARM_COUNT, minutes: ALARM_MINUTES },
      'messages to the KNET address are refused again and again',
    )
    await alertOffice(tx, at, {
      permission: 'payments.decide',
      kind: 'payment.refused-messages',
      args: { number: String(ALARM_COUNT) },
      href: '/admin/payments',
    })
    return true
  })
}
