import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import { runInquiry } from './run-inquiry'

/**
 * An officer asks KNET about a payment now; what follows from the answer is what follows from every inquiry.
 */
export async function runOfficerInquiry(
  actor: Actor,
  at: Date,
  attemptId: string,
): Promise<Result<{ id: string }>> {
  if (!can(actor, 'payments.decide') || !isId(attemptId)) return fail('notFound')
  if (!(await db.paymentAttempt.findUnique({ where: { id: attemptId }, select: { id: true } })))
    return fail('notFound')
  await recordAudit(db, actor, at, {
    event: 'payment.inquired',
    subject: 'PaymentAttempt',
    subjectId: attemptId,
  })
  await runInquiry(attemptId)
  return ok({ id: attemptId })
}
