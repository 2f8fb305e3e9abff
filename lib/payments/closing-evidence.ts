import type { Tx } from '@/lib/db/client'
import type { PaymentAttempt, PaymentReview, Refund } from '@/lib/db/generated/client'
import type { ReviewOutcome } from '@/lib/db/generated/enums'
import { db } from '@/lib/db/client'
import { applyInquiryAnswer } from './run-inquiry'
import { fetchInquiryAnswer, type AttemptAnswer } from './fetch-inquiry-answer'
import { storeExchanges } from './store-exchanges'
import { holderOfNumbers } from './book-capture'
import { heldFils } from './refund-rules'
import { unbookedRefunds, type UnbookedRefund } from './unbooked-refunds'
import { judgeClosing, moneyAtKnet, type Verdict } from './judge-closing'

/** What an item is about at KNET: our track id and amount, or those that KNET named. */
type Subject = { trackId: string; amountFils: number; expiresAt?: Date }

/** One text of an item's details. */
const detailOf = ({ details }: Pick<PaymentReview, 'details'>, name: string): string | undefined => {
  const value = (details as Record<string, unknown> | null)?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Asks KNET about an item now; undefined when the item names no track id that KNET could be asked about. */
export async function runReviewInquiry(
  review: PaymentReview,
): Promise<(AttemptAnswer & { subject: Subject }) | undefined> {
  const attempt = review.attemptId
    ? await db.paymentAttempt.findUnique({
        where: { id: review.attemptId },
        select: { trackId: true, amountFils: true, expiresAt: true },
      })
    : undefined
  const trackId = attempt?.trackId ?? detailOf(review, 'theirTrackId')
  if (!trackId || !/^[A-Za-z0-9]{1,40}$/.test(trackId)) return undefined
  const subject = {
    trackId,
    amountFils: attempt?.amountFils ?? review.amountFils,
    expiresAt: attempt?.expiresAt,
  }
  return { subject, ...(await fetchInquiryAnswer(subject)) }
}

export type Evidence = {
  review: PaymentReview
  attempt?: PaymentAttempt
  refund?: Refund
  verdict: Verdict
  answer: string
  /** The item's refund in KNET's own report, where our books do not have it. */
  reported?: UnbookedRefund
}

/**
 * Applies KNET's answer to the item's payment, as every inquiry does, and judges an outcome against it and
 * against what the payment is by now. Locks the attempt, then the item.
 */
export async function weighClosing(
  tx: Tx,
  at: Date,
  reviewId: string,
  outcome: ReviewOutcome,
  { subject, answer, exchanges }: AttemptAnswer & { subject: Subject },
): Promise<Evidence> {
  const known = await tx.paymentReview.findUniqueOrThrow({
    where: { id: reviewId },
    select: { attemptId: true },
  })
  const attempt = known.attemptId
    ? await applyInquiryAnswer(tx, at, known.attemptId, { answer, exchanges })
    : undefined
  if (!attempt) await storeExchanges(tx, at, undefined, exchanges)
  await tx.$queryRaw`SELECT 1 FROM "PaymentReview" WHERE id = ${reviewId}::uuid FOR UPDATE`
  const review = await tx.paymentReview.findUniqueOrThrow({ where: { id: reviewId } })
  const refunds = attempt ? await tx.refund.findMany({ where: { attemptId: attempt.id } }) : []
  const refund = refunds.find(({ id }) => id === detailOf(review, 'refundId'))
  const done = refunds.filter(({ state }) => state === 'DONE')
  const doneFils = done.reduce((sum, { amountFils }) => sum + amountFils, 0)
  const backFils = refund?.amountFils ?? review.amountFils
  const reported =
    review.kind === 'REFUND'
      ? (await unbookedRefunds(tx, subject.trackId, done)).find(({ amountFils }) => amountFils === backFils)
      : undefined
  const holder =
    attempt && answer.outcome === 'CAPTURED' ? await holderOfNumbers(tx, attempt, answer) : undefined
  const verdict = judgeClosing({
    kind: review.kind,
    outcome,
    state: attempt?.state,
    money: moneyAtKnet(answer, subject, at),
    otherPaymentId: Boolean(attempt?.paymentId && answer.paymentId && attempt.paymentId !== answer.paymentId),
    countedElsewhere: ['PAID', 'REFUNDED', 'REVERSED'].includes(holder?.state ?? ''),
    refunded: refunds.some(({ state }) => state !== 'DECLINED' && state !== 'FAILED'),
    // One that only KNET's report shows was sent in KNET's own portal.
    refundState: refund?.state ?? (reported ? 'UNKNOWN' : undefined),
    refundTooMuch: Boolean(attempt && doneFils + backFils > heldFils(attempt)),
    refundReported: Boolean(reported),
  })
  return { review, attempt, refund, reported, verdict, answer: answer.result || answer.outcome }
}
