import { formatFils } from '@/lib/core/money'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notifications/notify'
import { emitEvent } from '@/lib/outbox/emit-event'
import { usersOfParty } from './party-users'
import { EVENT_PARTIES, paymentEvent } from './payment-event'

type Told = { paymentRequestId: string; /** Who did it, and need not be told. */ byUserId?: string }

/** @param reason of a rejection; absent: it was undone */
async function announce(
  tx: Tx,
  at: Date,
  { paymentRequestId, byUserId }: Told,
  reason?: string,
): Promise<void> {
  const request = await tx.paymentRequest.findUniqueOrThrow({
    where: { id: paymentRequestId },
    include: EVENT_PARTIES,
  })
  const event = { ...paymentEvent(request, request.amountFils), revision: request.revision }
  if (reason === undefined)
    await emitEvent(tx, at, 'payment.rejection-undone', request.number, {
      ...event,
      undoneAt: at.toISOString(),
    })
  else
    await emitEvent(tx, at, 'payment.rejected', request.number, {
      ...event,
      reason,
      rejectedAt: at.toISOString(),
    })
  const notice = {
    kind: reason === undefined ? ('payment.rejection-undone' as const) : ('payment.rejected' as const),
    href: `/payments/${request.id}`,
    args: {
      number: request.number,
      amount: formatFils(request.amountFils),
      companyAr: request.payer.nameAr,
      companyEn: request.payer.nameEn,
      ...(reason !== undefined && { reason }),
    },
  }
  const broker = (request.brokerId ? await usersOfParty(tx, at, request.brokerId) : []).filter(
    (id) => id !== byUserId,
  )
  const payer = (await usersOfParty(tx, at, request.payerId)).filter(
    (id) => id !== byUserId && !broker.includes(id),
  )
  // The broker has to do something now; the payer's own people need no e-mail for it.
  await notify(tx, at, { ...notice, userIds: broker })
  await notify(tx, at, { ...notice, userIds: payer, email: false })
}

/**
 * Tells the broker (portal and e-mail), the payer's other users and the customs system of a rejection, in its
 * transaction.
 */
export const notifyRejected = (tx: Tx, at: Date, told: Told & { reason: string }): Promise<void> =>
  announce(tx, at, told, told.reason)

/** The same when the business took its rejection back: the request is due again. */
export const notifyRejectionUndone = (tx: Tx, at: Date, told: Told): Promise<void> => announce(tx, at, told)
