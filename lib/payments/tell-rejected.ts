import { formatFils } from '@/lib/core/money'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notifications/notify'
import { emitEvent } from '@/lib/outbox/outbox'
import { usersOfParty } from './party-users'

type Told = { paymentRequestId: string; /** Who did it, and need not be told. */ byUserId?: string }

async function tell(
  tx: Tx,
  at: Date,
  { paymentRequestId, byUserId }: Told,
  what: { kind: 'payment.rejected' | 'payment.rejection-undone'; reason?: string },
): Promise<void> {
  const request = await tx.paymentRequest.findUniqueOrThrow({
    where: { id: paymentRequestId },
    include: { payer: true },
  })
  await emitEvent(tx, at, what.kind, request.id, {
    number: request.number,
    reference: request.reference,
    amountFils: request.amountFils,
    revision: request.revision,
    payerCode: request.payer.customsCode,
    at: at.toISOString(),
    ...(what.reason && { reason: what.reason }),
  })
  const notice = {
    kind: what.kind,
    href: `/payments/${request.id}`,
    args: {
      number: request.number,
      amount: formatFils(request.amountFils),
      companyAr: request.payer.nameAr,
      companyEn: request.payer.nameEn,
      ...(what.reason && { reason: what.reason }),
    },
  }
  const broker = (request.brokerId ? await usersOfParty(tx, request.brokerId) : []).filter(
    (id) => id !== byUserId,
  )
  const payer = (await usersOfParty(tx, request.payerId)).filter(
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
export const tellRejected = (tx: Tx, at: Date, told: Told & { reason: string }): Promise<void> =>
  tell(tx, at, told, { kind: 'payment.rejected', reason: told.reason })

/** The same when the business took its rejection back: the request is due again. */
export const tellRejectionUndone = (tx: Tx, at: Date, told: Told): Promise<void> =>
  tell(tx, at, told, { kind: 'payment.rejection-undone' })
