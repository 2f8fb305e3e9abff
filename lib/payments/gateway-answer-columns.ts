import type { Tx } from '@/lib/db/client'
import type { PaymentAttempt } from '@/lib/db/generated/client'

/** What KNET says of a payment, in a notification or in the answer to an inquiry. */
export type GatewayAnswer = {
  paymentId?: string
  tranId?: string
  ref?: string
  auth?: string
  postDate?: string
  result: string
  responseCode?: string
}
type TakenNumbers = { paymentIdTaken: boolean; tranIdTaken: boolean }

/**
 * The columns that keep what KNET said of a payment which took no money or is not confirmed (knet.md §8:
 * stored for every transaction). What it leaves out stays as it was. A number that another attempt has is
 * left out: it is unique, and KNET's message must not fail.
 */
export function gatewayAnswerColumns(answer: GatewayAnswer, { paymentIdTaken, tranIdTaken }: TakenNumbers) {
  return {
    ...(!paymentIdTaken && { paymentId: answer.paymentId }),
    ...(!tranIdTaken && { tranId: answer.tranId }),
    ref: answer.ref,
    auth: answer.auth,
    postDate: answer.postDate,
    result: answer.result,
    authResponseCode: answer.responseCode,
  }
}

/**
 * Which numbers of an answer cannot be written into an attempt: another one has them, or this one has another
 * payment id.
 */
export async function takenNumbers(
  tx: Tx,
  attempt: PaymentAttempt,
  { paymentId, tranId }: GatewayAnswer,
): Promise<TakenNumbers> {
  const same = [...(paymentId ? [{ paymentId }] : []), ...(tranId ? [{ tranId }] : [])]
  const others =
    same.length > 0
      ? await tx.paymentAttempt.findMany({
          where: { id: { not: attempt.id }, OR: same },
          select: { paymentId: true, tranId: true },
        })
      : []
  return {
    paymentIdTaken:
      (attempt.paymentId !== null && attempt.paymentId !== paymentId) ||
      others.some((other) => other.paymentId === paymentId),
    tranIdTaken: others.some((other) => other.tranId === tranId),
  }
}
