import { formatFils } from '@/lib/core/money'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notifications/notify'
import { emitEvent } from '@/lib/outbox/emit-event'
import { notifyPayers } from './notify-payers'
import { usersOfParty } from './party-users'
import { EVENT_PARTIES, paymentEvent } from './payment-event'

/**
 * Tells the payer's users (portal and e-mail), the broker's (portal) and the customs system of a refund that
 * KNET carried out, in the transaction that marks it DONE. @throws when it is not DONE
 */
export async function notifyRefunded(tx: Tx, at: Date, refundId: string): Promise<void> {
  const refund = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: {
      attempt: true,
      allocation: { include: { receipt: true, paymentRequest: { include: EVENT_PARTIES } } },
    },
  })
  if (refund.state !== 'DONE') throw new Error(`not refunded: ${refund.state}`)
  const { receipt, paymentRequest: request } = refund.allocation
  await emitEvent(tx, at, 'payment.refunded', request.number, {
    ...paymentEvent(request, refund.amountFils),
    paidFils: refund.allocation.amountFils,
    receiptNumber: receipt?.number ?? null,
    tranId: refund.tranId,
    refundedAt: at.toISOString(),
  })
  const notice = {
    kind: 'payment.refunded' as const,
    href: receipt ? `/receipts/${receipt.id}` : `/payments/${request.id}`,
    args: {
      number: request.number,
      amount: formatFils(refund.amountFils),
      companyAr: request.payer.nameAr,
      companyEn: request.payer.nameEn,
      ...(receipt && { receipt: receipt.number }),
    },
  }
  const payer = await usersOfParty(tx, at, request.payerId)
  const broker = (request.brokerId ? await usersOfParty(tx, at, request.brokerId) : []).filter(
    (id) => !payer.includes(id),
  )
  await notifyPayers(tx, at, refund.attempt, { ...notice, userIds: payer })
  await notify(tx, at, {
    ...notice,
    userIds: broker.filter((id) => id !== refund.attempt.startedById),
    email: false,
  })
}
