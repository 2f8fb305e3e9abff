import { formatFils } from '@/lib/core/money'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notifications/notify'
import { emitEvent } from '@/lib/outbox/outbox'
import { notifyPayers } from './notify-payers'
import { usersOfParty } from './party-users'

/**
 * Tells the payer's users (portal and e-mail), the broker's (portal) and the customs system of a refund that
 * KNET carried out, in the transaction that marks it DONE. @throws when it is not DONE
 */
export async function tellRefunded(tx: Tx, at: Date, refundId: string): Promise<void> {
  const refund = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: {
      attempt: true,
      allocation: { include: { receipt: true, paymentRequest: { include: { payer: true } } } },
    },
  })
  if (refund.state !== 'DONE') throw new Error(`not refunded: ${refund.state}`)
  const { receipt, paymentRequest: request } = refund.allocation
  await emitEvent(tx, at, 'payment.refunded', request.id, {
    number: request.number,
    reference: request.reference,
    amountFils: refund.amountFils,
    paidFils: refund.allocation.amountFils,
    receiptNumber: receipt?.number ?? null,
    refundId: refund.id,
    tranId: refund.tranId,
    payerCode: request.payer.customsCode,
    at: at.toISOString(),
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
  const payer = await usersOfParty(tx, request.payerId)
  const broker = (request.brokerId ? await usersOfParty(tx, request.brokerId) : []).filter(
    (id) => !payer.includes(id),
  )
  await notifyPayers(tx, at, refund.attempt, { ...notice, userIds: payer })
  await notify(tx, at, {
    ...notice,
    userIds: broker.filter((id) => id !== refund.attempt.startedById),
    email: false,
  })
}
