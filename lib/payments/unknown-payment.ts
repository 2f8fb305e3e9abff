import { now } from '@/lib/core/clock'
import type { Fils } from '@/lib/core/money'
import { db, type Tx } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/add-job'
import { MAX_FILS } from '@/lib/knet/amount'
import { fetchInquiryAnswer } from './fetch-inquiry-answer'
import { storeExchanges } from './store-exchanges'
import { openReview } from './open-review'
import { settlementDay } from './settlement-day'

type Strange = { trackId: string; amountFils: Fils }

/**
 * Has KNET asked about a track id that a message of its own named and no payment here has: one job a track
 * id.
 */
export async function queueUnknownPaymentInquiry(tx: Tx, { trackId, amountFils }: Strange): Promise<void> {
  if (amountFils > 0 && amountFils <= MAX_FILS)
    await addJob(
      tx,
      'unknown-payment-inquiry',
      { trackId, amountFils },
      { jobKey: `unknown-payment-inquiry:${trackId}` },
    )
}

/**
 * Puts money under a track id of nobody's into finance's queue, and into the settlement of its post date. One
 * open item a track id; one that two officers closed as not the portal's is not opened again.
 * @returns whether it is new
 */
export async function openUnknownPayment(
  tx: Tx,
  at: Date,
  found: Strange & { settlesOn: Date; result: string; paymentId?: string; tranId?: string; source: string },
): Promise<boolean> {
  const { trackId, amountFils, settlesOn } = found
  const known = await tx.paymentReview.count({
    where: {
      kind: 'UNKNOWN_PAYMENT',
      details: { path: ['theirTrackId'], equals: trackId },
      OR: [{ resolvedAt: null }, { outcome: { not: 'NO_MONEY' } }],
    },
  })
  if (known > 0 || (await tx.paymentAttempt.count({ where: { trackId } })) > 0) return false
  return openReview(tx, at, {
    kind: 'UNKNOWN_PAYMENT',
    amountFils,
    settlesOn,
    details: {
      reason: found.source,
      theirTrackId: trackId,
      theirFils: amountFils,
      theirPaymentId: found.paymentId ?? null,
      theirTranId: found.tranId ?? null,
      result: found.result.slice(0, 120),
    },
  })
}

/**
 * Asks KNET about a track id of nobody's. Money that it says it took there goes to finance.
 * @returns whether an item was opened
 * @throws when KNET does not answer: the job is tried again
 */
export async function runUnknownPaymentInquiry(
  { trackId, amountFils }: Strange,
  given?: Date,
): Promise<boolean> {
  const at = given ?? (await now())
  if ((await db.paymentAttempt.count({ where: { trackId } })) > 0) return false
  const { answer, exchanges } = await fetchInquiryAnswer({ trackId, amountFils })
  if (answer.outcome === 'UNREACHABLE') throw new Error('KNET did not answer about a track id of nobody’s')
  return db.$transaction(async (tx) => {
    await storeExchanges(tx, at, undefined, exchanges)
    if (
      answer.outcome !== 'CAPTURED' ||
      answer.trackId !== trackId ||
      !answer.amountFils ||
      answer.amountFils > MAX_FILS
    )
      return false
    const { paymentId, tranId, result } = answer
    return openUnknownPayment(tx, at, {
      trackId,
      amountFils: answer.amountFils,
      settlesOn: settlementDay(answer.postDate, at),
      paymentId,
      tranId,
      result,
      source: 'MESSAGE',
    })
  })
}
