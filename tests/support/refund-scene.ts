import { db } from '@/lib/db/client'
import type { Staff } from '@/lib/access/actor'
import { closeReview } from '@/lib/payments/close-review'
import { confirmClosing } from '@/lib/payments/decide-closing'
import { AT } from './office-scene'
import type { InquiryAnswer, RefundAnswer } from '@/lib/knet/pipe'

type Question = { trackId: string; amountFils: number }
const ANSWER = {
  outcome: 'DONE' as const,
  result: 'CAPTURED',
  tranId: '77001',
  sent: '<action>2</action>',
  received: '<result>CAPTURED</result>',
}

/** KNET's pipe for refunds: what was sent, and what a test wants answered in place of yes. */
export const scripted = {
  sent: [] as Question[],
  answer: {} as Partial<RefundAnswer>,
  inquiry: {} as Partial<InquiryAnswer>,
  reset(): void {
    scripted.sent.length = 0
    scripted.answer = {}
    scripted.inquiry = {}
  },
}

export async function sendRefund(question: Question) {
  scripted.sent.push(question)
  await new Promise((done) => setTimeout(done, 30))
  return { ...ANSWER, ...scripted.answer }
}

export const sendInquiry = async ({ trackId, amountFils }: Question) => ({
  ...ANSWER,
  outcome: 'CAPTURED',
  result: 'SUCCESS',
  tranId: undefined,
  paymentId: undefined,
  trackId,
  amountFils,
  ...scripted.inquiry,
})

export const settle = async (
  outcome: 'REFUND_DONE' | 'REFUND_FAILED',
  actor: Staff,
  resolution = 'ظهر الاسترداد في بوابة كي نت',
) => {
  const { id: reviewId, version } = await db.paymentReview.findFirstOrThrow({
    where: { kind: 'REFUND', resolvedAt: null },
  })
  return closeReview(actor, AT, { reviewId, version, outcome, resolution })
}
export const confirm = async (actor: Staff) => {
  const { id: closingId, version } = await db.reviewClosing.findFirstOrThrow({ where: { state: 'PROPOSED' } })
  return confirmClosing(actor, AT, { closingId, version })
}
