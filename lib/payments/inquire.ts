import { now } from '@/lib/core/clock'
import { db, type Tx } from '@/lib/db/client'
import type { PaymentAttempt } from '@/lib/db/generated/client'
import { askInquiry, type InquiryAnswer } from '@/lib/knet/pipe'
import { advanceAttempt, lockAttempt } from './advance-attempt'
import { nextInquiry } from './ask-schedule'
import { confirmPayment, reviewAttempt } from './confirm-payment'
import { storeMessage } from './gateway-messages'
import { HOLDING } from './machine'
import { openReview } from './open-review'
import { reversePayment } from './reverse-payment'
import { tellNotPaid } from './tell-not-paid'
import { takenNumbers, toldColumns } from './told-columns'

const HOUR = 3_600_000

/** The attempt ends without money; the payer is told once. */
async function end(tx: Tx, at: Date, attempt: PaymentAttempt, to: 'FAILED' | 'CANCELLED' | 'EXPIRED', answer: InquiryAnswer): Promise<void> {
  const patch = {
    ...toldColumns(answer, await takenNumbers(tx, attempt, answer)),
    nextInquiryAt: nextInquiry({ ...attempt, state: to, updatedAt: at }, at),
  }
  const moved = await advanceAttempt(tx, at, { attemptId: attempt.id, to, cause: to === 'EXPIRED' ? 'SWEEP' : 'INQUIRY', patch })
  if (moved.ok) await tellNotPaid(tx, at, attempt.id)
}

const refunding = (tx: Tx, attemptId: string): Promise<number> => tx.refund.count({ where: { attemptId, state: { notIn: ['DECLINED', 'FAILED'] } } })

/** KNET's word against ours. @param at when it was asked: what it does not know then, it may learn later */
async function apply(tx: Tx, at: Date, attempt: PaymentAttempt, answer: InquiryAnswer): Promise<void> {
  const { state } = attempt
  const late = at.getTime() - attempt.startedAt.getTime() >= HOUR
  switch (answer.outcome) {
    case 'CAPTURED':
      // In finance's hands: when what stood in the way is gone it is paid after all, unless its money is on the way back.
      if (state !== 'REVIEW' || (await refunding(tx, attempt.id)) === 0) await confirmPayment(tx, at, attempt.id, answer)
      return
    case 'REVERSED':
      await reversePayment(tx, at, attempt, answer)
      return
    case 'SUSPECT':
      // Ended and suspicious: money may be there all the same.
      if (state !== 'REVERSED' && state !== 'REFUNDED' && state !== 'REVIEW') {
        const kind = answer.amountFils !== undefined && answer.amountFils !== attempt.amountFils ? 'WRONG_AMOUNT' : 'SUSPECT'
        await reviewAttempt(tx, at, attempt, { kind, reason: 'KNET_SUSPECTS', answer })
      }
      return
    case 'NOT_CAPTURED':
    case 'CANCELED':
      if (state === 'INITIATED' || state === 'UNKNOWN') await end(tx, at, attempt, answer.outcome === 'CANCELED' ? 'CANCELLED' : 'FAILED', answer)
      // Its message said captured: one of the two is not true.
      if (state === 'CAPTURED_UNCONFIRMED' || state === 'PAID') await reviewAttempt(tx, at, attempt, { kind: 'SUSPECT', reason: 'CONTRADICTED', answer })
      return
    case 'NOT_FOUND':
      if ((state === 'INITIATED' || state === 'UNKNOWN') && at >= attempt.expiresAt) await end(tx, at, attempt, 'EXPIRED', answer)
      if (state === 'PAID' || (state === 'CAPTURED_UNCONFIRMED' && late)) await reviewAttempt(tx, at, attempt, { kind: 'SUSPECT', reason: 'NOT_FOUND', answer })
      return
    default:
      // It stays as it is and keeps what it holds: without KNET's word nobody pays again. Finance hears of it.
      if (HOLDING.includes(state) && late) {
        await openReview(tx, at, {
          kind: 'SUSPECT', attemptId: attempt.id, amountFils: attempt.amountFils,
          details: { reason: answer.outcome, from: state, trackId: attempt.trackId, result: answer.result, ourFils: attempt.amountFils },
        })
      }
  }
}

/**
 * Asks KNET about an attempt and moves it as KNET says. The only way to PAID. Safe at any time, twice at once and after a
 * crash anywhere: the question changes nothing at KNET, and the answer is applied under the attempt's lock.
 * @returns the outcome and the attempt's state afterwards; undefined when there is no such attempt
 */
export async function inquire(attemptId: string, given?: Date): Promise<{ outcome: InquiryAnswer['outcome']; state: PaymentAttempt['state'] } | undefined> {
  const at = given ?? (await now())
  const [asked] = await db.paymentAttempt.updateManyAndReturn({ where: { id: attemptId }, data: { askedAt: at }, select: { trackId: true, amountFils: true } })
  if (!asked) return undefined
  // Outside every transaction: the answer may take twenty seconds.
  const answer = await askInquiry(asked)
  return db.$transaction(async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    if (!attempt) return undefined
    await storeMessage(tx, at, { attemptId, kind: 'INQUIRY', direction: 'OUT', body: answer.sent, outcome: 'SENT' })
    await storeMessage(tx, at, { attemptId, kind: 'INQUIRY', direction: 'IN', body: answer.received, outcome: answer.outcome })
    await apply(tx, at, attempt, answer)
    const after = await tx.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
    // In review nothing is planned: a question that got no answer is asked again, or what waits for it waits for ever.
    const planned = after.state === 'REVIEW' && answer.outcome === 'UNREACHABLE' ? new Date(at.getTime() + HOUR) : nextInquiry(after, at)
    await tx.paymentAttempt.update({ where: { id: attemptId }, data: { inquiries: after.inquiries + 1, nextInquiryAt: planned } })
    return { outcome: answer.outcome, state: after.state }
  }, { timeout: 20_000, maxWait: 10_000 })
}
