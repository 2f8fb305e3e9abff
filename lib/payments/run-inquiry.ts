import { now } from '@/lib/core/clock'
import { db, type Tx } from '@/lib/db/client'
import type { PaymentAttempt } from '@/lib/db/generated/client'
import type { InquiryAnswer } from '@/lib/knet/pipe'
import { advanceAttempt, lockAttempt } from './advance-attempt'
import { fetchInquiryAnswer, type AttemptAnswer } from './fetch-inquiry-answer'
import { storeExchanges } from './store-exchanges'
import { nextInquiry } from './inquiry-schedule'
import { bookCapture } from './book-capture'
import { confirmPayment, reviewAttempt } from './confirm-payment'
import { HOLDING } from './machine'
import { openReview } from './open-review'
import { reversePayment } from './reverse-payment'
import { notifyNotPaid } from './notify-not-paid'
import { takenNumbers, gatewayAnswerColumns } from './gateway-answer-columns'

const HOUR = 3_600_000

/** The attempt ends without money; the payer is told once. */
async function end(
  tx: Tx,
  at: Date,
  attempt: PaymentAttempt,
  to: 'FAILED' | 'CANCELLED' | 'EXPIRED',
  answer: InquiryAnswer,
): Promise<void> {
  const patch = {
    ...gatewayAnswerColumns(answer, await takenNumbers(tx, attempt, answer)),
    nextInquiryAt: nextInquiry({ ...attempt, state: to, updatedAt: at }, at),
  }
  const moved = await advanceAttempt(tx, at, {
    attemptId: attempt.id,
    to,
    cause: to === 'EXPIRED' ? 'SWEEP' : 'INQUIRY',
    patch,
  })
  if (moved.ok) await notifyNotPaid(tx, at, attempt.id)
}

const refunding = (tx: Tx, attemptId: string): Promise<number> =>
  tx.refund.count({ where: { attemptId, state: { notIn: ['DECLINED', 'FAILED'] } } })

/** KNET says that it took money. */
async function applyCapture(tx: Tx, at: Date, attempt: PaymentAttempt, answer: InquiryAnswer): Promise<void> {
  switch (attempt.state) {
    case 'PAID':
      // Counted with our amount: KNET's books must not disagree in silence.
      if (answer.amountFils !== attempt.amountFils)
        await reviewAttempt(tx, at, attempt, { kind: 'WRONG_AMOUNT', reason: 'OTHER_AMOUNT', answer })
      return
    case 'REVERSED':
      // Taken again after it was given back: it is not paid a second time by itself, but it is somebody's
      // money.
      if (attempt.capturedFils !== null)
        await reviewAttempt(tx, at, attempt, { kind: 'LATE_CAPTURE', reason: 'CAPTURED_AGAIN', answer })
      return
    case 'REVIEW':
      // In finance's hands: when what stood in the way is gone it is paid after all, unless its money is on
      // the way back.
      if ((await refunding(tx, attempt.id)) === 0) await confirmPayment(tx, at, attempt.id, answer)
      return
    case 'INITIATED':
    case 'CAPTURED_UNCONFIRMED':
    case 'UNKNOWN':
    case 'FAILED':
    case 'CANCELLED':
    case 'EXPIRED':
    case 'REFUNDED':
      await confirmPayment(tx, at, attempt.id, answer)
  }
}

/** KNET's word against ours. @param at when it was asked: what it does not know then, it may learn later */
async function apply(tx: Tx, at: Date, before: PaymentAttempt, answer: InquiryAnswer): Promise<void> {
  const attempt = await bookCapture(tx, at, before, answer)
  const { state } = attempt
  const late = at.getTime() - attempt.startedAt.getTime() >= HOUR
  switch (answer.outcome) {
    case 'CAPTURED':
      await applyCapture(tx, at, attempt, answer)
      return
    case 'REVERSED':
      await reversePayment(tx, at, attempt, answer)
      return
    case 'SUSPECT':
      // Ended and suspicious: money may be there all the same.
      if (state !== 'REVERSED' && state !== 'REFUNDED' && state !== 'REVIEW') {
        const kind =
          answer.amountFils !== undefined && answer.amountFils !== attempt.amountFils
            ? 'WRONG_AMOUNT'
            : 'SUSPECT'
        await reviewAttempt(tx, at, attempt, { kind, reason: 'KNET_SUSPECTS', answer })
      }
      return
    case 'NOT_CAPTURED':
    case 'CANCELED':
      if (state === 'INITIATED' || state === 'UNKNOWN')
        await end(tx, at, attempt, answer.outcome === 'CANCELED' ? 'CANCELLED' : 'FAILED', answer)
      // Its message said captured: one of the two is not true.
      if (state === 'CAPTURED_UNCONFIRMED' || state === 'PAID')
        await reviewAttempt(tx, at, attempt, { kind: 'SUSPECT', reason: 'CONTRADICTED', answer })
      return
    case 'NOT_FOUND':
      if ((state === 'INITIATED' || state === 'UNKNOWN') && at >= attempt.expiresAt)
        await end(tx, at, attempt, 'EXPIRED', answer)
      if (state === 'PAID' || (state === 'CAPTURED_UNCONFIRMED' && late))
        await reviewAttempt(tx, at, attempt, { kind: 'SUSPECT', reason: 'NOT_FOUND', answer })
      return
    case 'UNREACHABLE':
    case 'UNCLEAR':
      // It stays as it is and keeps what it holds: without KNET's word nobody pays again. Finance hears of
      // it.
      if (HOLDING.includes(state) && late) {
        await openReview(tx, at, {
          kind: 'SUSPECT',
          attemptId: attempt.id,
          amountFils: attempt.amountFils,
          details: {
            reason: answer.outcome,
            from: state,
            trackId: attempt.trackId,
            result: answer.result,
            ourFils: attempt.amountFils,
          },
        })
      }
  }
}

/**
 * Applies KNET's answer under the attempt's lock: keeps the exchange, moves the attempt as KNET says and
 * plans the next question. Any answer may be applied late or twice.
 * @returns the attempt afterwards, still locked; undefined when there is no such attempt
 */
export async function applyInquiryAnswer(
  tx: Tx,
  at: Date,
  attemptId: string,
  { answer, exchanges }: AttemptAnswer,
): Promise<PaymentAttempt | undefined> {
  const attempt = await lockAttempt(tx, attemptId)
  if (!attempt) return undefined
  await storeExchanges(tx, at, attemptId, exchanges)
  await apply(tx, at, attempt, answer)
  const after = await tx.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
  // In review KNET is asked once a day: a question that got no answer is asked again, or what waits for it
  // waits for a day.
  const planned =
    after.state === 'REVIEW' && ['UNREACHABLE', 'UNCLEAR'].includes(answer.outcome)
      ? new Date(at.getTime() + HOUR)
      : nextInquiry(after, at)
  return tx.paymentAttempt.update({
    where: { id: attemptId },
    data: { inquiries: after.inquiries + 1, nextInquiryAt: planned },
  })
}

/**
 * Asks KNET about an attempt and moves it as KNET says. The only way to PAID. Safe at any time, twice at once
 * and after a crash anywhere: the question changes nothing at KNET, and the answer is applied under the
 * attempt's lock.
 * @returns the outcome and the attempt's state afterwards; undefined when there is no such attempt
 */
export async function runInquiry(
  attemptId: string,
  given?: Date,
): Promise<{ outcome: InquiryAnswer['outcome']; state: PaymentAttempt['state'] } | undefined> {
  const at = given ?? (await now())
  const [asked] = await db.paymentAttempt.updateManyAndReturn({
    where: { id: attemptId },
    data: { askedAt: at },
    select: { trackId: true, amountFils: true },
  })
  if (!asked) return undefined
  const heard = await fetchInquiryAnswer(asked)
  return db.$transaction(
    async (tx) => {
      const attempt = await applyInquiryAnswer(tx, at, attemptId, heard)
      return attempt && { outcome: heard.answer.outcome, state: attempt.state }
    },
    { timeout: 20_000, maxWait: 10_000 },
  )
}
