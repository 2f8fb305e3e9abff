import { isMember, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { fail, ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import type { PaymentAttemptState } from '@/lib/db/generated/enums'
import { advanceAttempt } from './advance-attempt'
import { nextInquiry } from './inquiry-schedule'
import { runInquiry } from './run-inquiry'
import { HOLDING } from './machine'
import { payablePaymentRequests } from './scope'

/**
 * The payer says "not paid, start again". KNET is asked first; only when it knows of no payment is the
 * attempt CANCELLED and its requests free. KNET's page may still be open in another tab: money that comes
 * from there later is found and confirmed or shown to finance, never lost.
 * @returns the attempt's state afterwards (PAID when it was paid after all); `notFound`; `paymentUnclear`
 * when KNET does
 *   not answer or does not know yet: then nothing changes, for a second payment might be taken
 */
export async function abandonAttempt(
  actor: Actor,
  at: Date,
  attemptId: string,
): Promise<Result<PaymentAttemptState>> {
  if (!isMember(actor)) return fail('notFound')
  const found = await db.paymentAttempt.findFirst({
    where: {
      id: attemptId,
      accountId: actor.accountId,
      allocations: { every: { paymentRequest: payablePaymentRequests(actor) } },
    },
    select: { id: true },
  })
  if (!found) return fail('notFound')
  const asked = (await runInquiry(attemptId, at))!
  if (!HOLDING.includes(asked.state)) return ok(asked.state)
  if (asked.outcome !== 'NOT_FOUND' || asked.state === 'CAPTURED_UNCONFIRMED') return fail('paymentUnclear')
  return db.$transaction(async (tx) => {
    const attempt = await tx.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
    const moved = await advanceAttempt(tx, at, {
      attemptId,
      to: 'CANCELLED',
      cause: 'PAYER',
      patch: { nextInquiryAt: nextInquiry({ ...attempt, state: 'CANCELLED', updatedAt: at }, at) },
    })
    if (!moved.ok) return fail('paymentUnclear')
    await recordAudit(tx, actor, at, {
      event: 'payment.abandoned',
      subject: 'PaymentAttempt',
      subjectId: attemptId,
    })
    return ok(moved.value.state)
  })
}
