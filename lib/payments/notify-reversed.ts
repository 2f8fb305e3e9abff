import { formatFils, type Fils } from '@/lib/core/money'
import type { Tx } from '@/lib/db/client'
import type { PaymentAttempt, PaymentRequest, Receipt } from '@/lib/db/generated/client'
import { emitEvent } from '@/lib/outbox/emit-event'
import { notifyPayers } from './notify-payers'
import { usersOfParty } from './party-users'
import { EVENT_PARTIES, paymentEvent } from './payment-event'

type Reversed = {
  request: PaymentRequest
  amountFils: Fils
  receipt: Receipt | null
  attempt: Pick<PaymentAttempt, 'trackId' | 'startedById' | 'returnToken'>
}

/**
 * Tells the payer's users and the broker's (portal and e-mail) and the customs system that the bank took a
 * payment back and the request is due again, in the transaction that says so: they may be acting on the
 * receipt.
 */
export async function notifyReversed(
  tx: Tx,
  at: Date,
  { request, amountFils, receipt, attempt }: Reversed,
): Promise<void> {
  const parties = await tx.paymentRequest.findUniqueOrThrow({
    where: { id: request.id },
    include: EVENT_PARTIES,
  })
  await emitEvent(tx, at, 'payment.reversed', request.number, {
    ...paymentEvent(parties, amountFils),
    receiptNumber: receipt?.number ?? null,
    trackId: attempt.trackId,
    reversedAt: at.toISOString(),
  })
  const users = [
    ...(await usersOfParty(tx, at, request.payerId)),
    ...(request.brokerId ? await usersOfParty(tx, at, request.brokerId) : []),
  ]
  await notifyPayers(tx, at, attempt, {
    userIds: [...new Set(users)],
    kind: 'payment.reversed',
    href: `/payments/${request.id}`,
    args: {
      number: request.number,
      amount: formatFils(amountFils),
      companyAr: parties.payer.nameAr,
      companyEn: parties.payer.nameEn,
      ...(receipt && { receipt: receipt.number }),
    },
  })
}
