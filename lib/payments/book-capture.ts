import type { Tx } from '@/lib/db/client'
import type { PaymentAttempt, Prisma } from '@/lib/db/generated/client'
import { MAX_FILS } from '@/lib/knet/amount'
import type { InquiryAnswer } from '@/lib/knet/pipe'
import { settlementDay } from './settlement-day'

/** An attempt of ours, other than this one, that has the answer's payment id or transaction id. */
export async function holderOfNumbers(
  tx: Tx,
  attempt: Pick<PaymentAttempt, 'id'>,
  { paymentId, tranId }: Pick<InquiryAnswer, 'paymentId' | 'tranId'>,
): Promise<Pick<PaymentAttempt, 'id' | 'state'> | undefined> {
  const same = [...(paymentId ? [{ paymentId }] : []), ...(tranId ? [{ tranId }] : [])]
  if (same.length === 0) return undefined
  return (
    (await tx.paymentAttempt.findFirst({
      where: { id: { not: attempt.id }, OR: same },
      select: { id: true, state: true },
    })) ?? undefined
  )
}

/**
 * Whether an answer says that KNET took money under this attempt's own track id. The amount may be another
 * than ours.
 */
const isOwnCapture = (attempt: Pick<PaymentAttempt, 'trackId'>, answer: InquiryAnswer): boolean =>
  answer.outcome === 'CAPTURED' &&
  answer.trackId === attempt.trackId &&
  answer.amountFils !== undefined &&
  answer.amountFils > 0 &&
  answer.amountFils <= MAX_FILS

const text = (name: 'tranId' | 'ref' | 'auth' | 'postDate', answer: InquiryAnswer) =>
  answer[name] ? { [name]: answer[name] } : {}

/**
 * Writes into the attempt what KNET says it took for it, whatever becomes of the payment: the settlement of a
 * day counts KNET's money by KNET's amount and post date, also where nothing is paid with it. Never its
 * state.
 * @param attempt locked
 * @returns the attempt as it stands now
 */
export async function bookCapture(
  tx: Tx,
  at: Date,
  attempt: PaymentAttempt,
  answer: InquiryAnswer,
): Promise<PaymentAttempt> {
  const data: Prisma.PaymentAttemptUncheckedUpdateInput = {}
  // Money of another attempt, told twice, is counted there.
  const taken = ['CAPTURED', 'REVERSED'].includes(answer.outcome)
    ? await holderOfNumbers(tx, attempt, answer)
    : undefined
  if (isOwnCapture(attempt, answer) && !taken) data.capturedFils = answer.amountFils
  const known =
    data.capturedFils !== undefined ||
    (answer.outcome === 'REVERSED' && answer.trackId === attempt.trackId && !taken)
  if (known) {
    Object.assign(
      data,
      text('tranId', answer),
      text('ref', answer),
      text('auth', answer),
      text('postDate', answer),
    )
    if (!attempt.paymentId && answer.paymentId) data.paymentId = answer.paymentId
    // Without a post date the day of the first answer stays: a later question must not move the money to a
    // later day.
    if (answer.postDate || !attempt.settlesOn)
      data.settlesOn = settlementDay(answer.postDate, attempt.confirmedAt ?? at)
    if (
      answer.outcome === 'REVERSED' &&
      attempt.capturedFils === null &&
      answer.amountFils &&
      answer.amountFils <= MAX_FILS
    )
      data.capturedFils = answer.amountFils
  }
  if (answer.outcome === 'NOT_CAPTURED' || answer.outcome === 'CANCELED') data.capturedFils = null
  return Object.keys(data).length > 0
    ? tx.paymentAttempt.update({ where: { id: attempt.id }, data })
    : attempt
}
