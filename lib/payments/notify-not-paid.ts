import { formatFils } from '@/lib/core/money'
import type { Tx } from '@/lib/db/client'
import { formatMoment } from '@/lib/i18n/format'
import { queueMessage } from '@/lib/messages/queue-message'

/**
 * The payer's e-mail after a payment that took no money: FAILED, CANCELLED or EXPIRED, in the transaction
 * that says so. One an attempt, whatever becomes of it later.
 * @throws when the attempt is in another state: nobody is told of a failure that is not certain
 */
export async function notifyNotPaid(tx: Tx, at: Date, attemptId: string): Promise<void> {
  const attempt = await tx.paymentAttempt.findUniqueOrThrow({
    where: { id: attemptId },
    include: { allocations: { include: { paymentRequest: true }, orderBy: { paymentRequestId: 'asc' } } },
  })
  if (!['FAILED', 'CANCELLED', 'EXPIRED'].includes(attempt.state))
    throw new Error(`not a failure: ${attempt.state}`)
  const requests = attempt.allocations.map(({ paymentRequest }) => paymentRequest)
  // Nobody is told to pay again while another payment holds a request or has paid it.
  const others = await tx.paymentAllocation.count({
    where: { paymentRequestId: { in: requests.map(({ id }) => id) }, state: { in: ['HELD', 'EFFECTIVE'] } },
  })
  await queueMessage(tx, at, {
    key: `payment:${attempt.id}:failed`,
    template: 'payment.failed',
    to: { email: attempt.receiptEmail },
    locale: attempt.locale,
    args: {
      number: requests.map(({ number }) => number).join(', '),
      amount: formatFils(attempt.amountFils),
      field: attempt.state,
      time: formatMoment(attempt.updatedAt),
      trackId: attempt.trackId,
      ...(attempt.paymentId && { paymentId: attempt.paymentId }),
      ...(attempt.tranId && { tranId: attempt.tranId }),
      count: String(others),
      link: requests.length === 1 ? `/payments/${requests[0]!.id}` : '/payments',
    },
  })
}
