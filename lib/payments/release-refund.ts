import type { Actor } from '@/lib/access/actor'
import { fail, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import type { Refund } from '@/lib/db/generated/client'
import { sendRefund, type RefundAnswer } from '@/lib/knet/pipe'
import { storeMessage } from './gateway-messages'
import { finishRefund } from './finish-refund'
import { openReview } from './open-review'
import { auditRefund, decide, isInQuestion, takeForDecision } from './refund-commands'
import { heldFils, returnedFils } from './refund-rules'

/**
 * The second officer's word: the refund is written as released, and only then sent. KNET knows no idempotency
 * key (knet.md §4): from that commit on nothing ever sends it again. Opens its own transactions, since the
 * network lies between.
 * @returns the refund after KNET's answer; UNKNOWN with an item for finance when the answer was lost
 */
export async function releaseRefund(
  actor: Actor,
  at: Date,
  given: { refundId: string; version: number },
): Promise<Result<Refund>> {
  const released = await db.$transaction((tx) => markReleased(tx, actor, at, given))
  if (!released.ok) return released
  const { refund, trackId } = released.value
  // Sent outside of any transaction: a slow gateway must not hold rows. A throw here leaves RELEASED, which
  // the sweep finds.
  const answer = await sendRefund({ trackId, amountFils: refund.amountFils })
  return ok(await db.$transaction((tx) => writeAnswer(tx, at, refund, answer)))
}

async function markReleased(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { refundId: string; version: number },
): Promise<Result<{ refund: Refund; trackId: string }>> {
  const found = await takeForDecision(tx, actor, given)
  if (!found.ok) return found
  const { attempt } = found.value
  // Between asking and releasing the bank may have taken the money back itself.
  if (returnedFils(attempt.refunds) > heldFils(attempt)) return fail('refundNotCaptured')
  if (await isInQuestion(tx, attempt)) return fail('refundInFlight')
  const refund = await decide(tx, actor, at, found.value.refund, { state: 'RELEASED' })
  await auditRefund(tx, actor, at, 'payment.refund-released', refund)
  return ok({ refund, trackId: attempt.trackId })
}

/**
 * KNET's refusals that say it holds less of the payment than our books do: more than is left, all of it sent
 * back, not refundable.
 */
const contradictsBooks = (result: string): boolean =>
  /^!ERROR!-IPAY0100(?:137|199|116)\b/.test(result.trim().toUpperCase())

/**
 * Our books and KNET's differ. Most likely a refund that was settled as failed was carried out: the item
 * names that one, else the refused one.
 */
async function openContradiction(tx: Tx, at: Date, refused: Refund): Promise<void> {
  const { attemptId, result } = refused
  const settled = await tx.refund.findFirst({
    where: { attemptId, state: 'FAILED', note: { not: null }, id: { not: refused.id } },
    orderBy: { finishedAt: 'desc' },
  })
  const { trackId } = await tx.paymentAttempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { trackId: true },
  })
  const { id: refundId, amountFils } = settled ?? refused
  await openReview(tx, at, {
    kind: 'REFUND',
    attemptId,
    amountFils,
    details: { refundId, refusedId: refused.id, reason: 'CONTRADICTED', trackId, result: result ?? '' },
  })
}

const STATES = { DONE: 'DONE', REFUSED: 'FAILED', UNKNOWN: 'UNKNOWN' } as const

async function writeAnswer(
  tx: Tx,
  at: Date,
  { id, attemptId }: Refund,
  answer: RefundAnswer,
): Promise<Refund> {
  const about = { attemptId, kind: 'REFUND', outcome: answer.outcome } as const
  await storeMessage(tx, at, { ...about, direction: 'OUT', body: answer.sent })
  await storeMessage(tx, at, { ...about, direction: 'IN', body: answer.received })
  const refund = await finishRefund(tx, at, {
    refundId: id,
    from: ['RELEASED', 'UNKNOWN'],
    to: STATES[answer.outcome],
    result: answer.result,
    tranId: answer.tranId,
    postDate: answer.postDate,
  })
  if (refund) await auditRefund(tx, 'SYSTEM', at, 'payment.refund-answered', refund)
  if (refund && answer.outcome === 'REFUSED' && contradictsBooks(answer.result))
    await openContradiction(tx, at, refund)
  // The sweep gave it up meanwhile and an officer closed it: the answer is in the books of messages.
  return refund ?? tx.refund.findUniqueOrThrow({ where: { id } })
}
