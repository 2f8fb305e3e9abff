import type { Tx } from '@/lib/db/client'
import type { PaymentAttempt } from '@/lib/db/generated/client'
import { notify, type Notice } from '@/lib/notifications/notify'

/**
 * Tells users what became of a payment, and whoever started it. A starter who is not among them may no longer
 * see the request (the grant was taken away while he was at KNET): he is led to the result of his own payment
 * instead.
 */
export async function notifyPayers(
  tx: Tx,
  at: Date,
  { startedById, returnToken }: Pick<PaymentAttempt, 'startedById' | 'returnToken'>,
  notice: Notice & { userIds: readonly string[] },
): Promise<void> {
  await notify(tx, at, notice)
  if (!notice.userIds.includes(startedById))
    await notify(tx, at, { ...notice, userIds: [startedById], href: `/payments/return/${returnToken}` })
}
