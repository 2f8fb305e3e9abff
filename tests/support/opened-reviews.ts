import { db } from '@/lib/db/client'
import type { PaymentAttemptState, PaymentReviewKind } from '@/lib/db/generated/enums'
import type { InquiryAnswer } from '@/lib/knet/pipe'
import { openReview } from '@/lib/payments/open-review'
import { makeAttempt, makePaymentRequest } from './finance-scene'
import { AT } from './office-scene'

type Question = { trackId: string; amountFils: number }

/** KNET's answer, whatever it is asked; the questions are kept. */
export const scripted = {
  says: { outcome: 'UNREACHABLE' } as Partial<InquiryAnswer> & Pick<InquiryAnswer, 'outcome'>,
  asked: [] as Question[],
  reset(): void {
    scripted.says = { outcome: 'UNREACHABLE' }
    scripted.asked.length = 0
  },
}

export async function sendInquiry(question: Question) {
  scripted.asked.push(question)
  return {
    result: scripted.says.outcome,
    sent: '<action>8</action>',
    received: '<result/>',
    trackId: question.trackId,
    amountFils: question.amountFils,
    ...scripted.says,
  }
}

export const CAPTURED = {
  outcome: 'CAPTURED' as const,
  result: 'SUCCESS',
  paymentId: '100202632800000001',
  tranId: '202677001',
  ref: '632801',
  auth: 'B1',
  postDate: '1124',
}
export const attemptOf = (id: string) =>
  db.paymentAttempt.findUniqueOrThrow({
    where: { id },
    include: { allocations: { include: { paymentRequest: true } } },
  })

/** An attempt in a state, with an open item of a kind. */
export async function opened(
  kind: PaymentReviewKind,
  state: PaymentAttemptState,
  details: Record<string, string> = {},
) {
  // Another payment of the same request stands in the way, so that nothing is paid by asking.
  const request = await makePaymentRequest()
  if (state === 'REVIEW') await makeAttempt({ requests: [request] })
  const attempt = await makeAttempt({
    state,
    requests: [request],
    allocationState: state === 'REVIEW' ? 'RELEASED' : undefined,
  })
  await db.$transaction((tx) =>
    openReview(tx, AT, { kind, attemptId: attempt.id, amountFils: attempt.amountFils, details }),
  )
  const review = await db.paymentReview.findFirstOrThrow({ where: { attemptId: attempt.id } })
  return { attempt, request, review }
}
