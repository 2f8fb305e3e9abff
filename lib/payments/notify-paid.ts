import { formatFils } from '@/lib/core/money'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { formatMoment } from '@/lib/i18n/format'
import { queueMessage } from '@/lib/messages/queue-message'
import { emitEvent } from '@/lib/outbox/emit-event'
import { notifyPayers } from './notify-payers'
import { usersOfParty } from './party-users'
import { EVENT_PARTIES, paymentEvent } from './payment-event'

const include = {
  allocations: {
    where: { state: 'EFFECTIVE' as const },
    include: {
      receipt: true,
      paymentRequest: { include: { ...EVENT_PARTIES, declaration: true, deliveryOrder: true } },
    },
    orderBy: { paymentRequestId: 'asc' as const },
  },
} satisfies Prisma.PaymentAttemptInclude
type Attempt = Prisma.PaymentAttemptGetPayload<{ include: typeof include }>
type Paid = Attempt['allocations'][number]

async function tellOfOne(
  tx: Tx,
  at: Date,
  attempt: Attempt,
  { receipt, paymentRequest: request, amountFils }: Paid,
): Promise<void> {
  await emitEvent(tx, at, 'payment.succeeded', request.number, {
    ...paymentEvent(request, amountFils),
    type: request.type,
    receiptNumber: receipt!.number,
    paidAt: at.toISOString(),
    temporaryNumber: request.declaration?.temporaryNumber ?? null,
    finalNumber: request.declaration?.finalNumber ?? null,
    deliveryOrder: request.deliveryOrder?.number ?? null,
    customsAccount: request.customsAccountCode,
    paymentId: attempt.paymentId,
    trackId: attempt.trackId,
    ref: attempt.ref,
    auth: attempt.auth,
    postDate: attempt.postDate,
  })
  const broker = request.brokerId ? await usersOfParty(tx, at, request.brokerId) : []
  const payer = await usersOfParty(tx, at, request.payerId)
  await notifyPayers(tx, at, attempt, {
    userIds: [...new Set([...payer, ...broker])],
    kind: 'payment.paid',
    href: `/receipts/${receipt!.id}`,
    email: false,
    args: {
      number: request.number,
      amount: formatFils(amountFils),
      receipt: receipt!.number,
      companyAr: request.payer.nameAr,
      companyEn: request.payer.nameEn,
    },
  })
}

/**
 * Tells everybody of confirmed money, in the transaction that confirms it and after `issueReceipts`: the
 * broker's and the payer's users in the portal (guide §5.7), the customs system by an event a request, the
 * payer by one e-mail a payment.
 */
export async function notifyPaid(tx: Tx, at: Date, attemptId: string): Promise<void> {
  const attempt = await tx.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId }, include })
  for (const paid of attempt.allocations) await tellOfOne(tx, at, attempt, paid)
  const [first, ...others] = attempt.allocations
  if (!first) return
  const joined = (of: (paid: Paid) => string) => attempt.allocations.map(of).join(', ')
  await queueMessage(tx, at, {
    key: `payment:${attempt.id}:succeeded`,
    template: 'payment.succeeded',
    to: { email: attempt.receiptEmail },
    locale: attempt.locale,
    args: {
      number: joined(({ paymentRequest }) => paymentRequest.number),
      receipt: joined(({ receipt }) => receipt!.number),
      amount: formatFils(attempt.amountFils),
      count: String(attempt.allocations.length),
      companyAr: first.paymentRequest.payer.nameAr,
      companyEn: first.paymentRequest.payer.nameEn,
      // What KNET asks a receipt by e-mail to say (knet.md §8).
      time: formatMoment(attempt.confirmedAt ?? at),
      trackId: attempt.trackId,
      ...(attempt.paymentId && { paymentId: attempt.paymentId }),
      ...(attempt.tranId && { tranId: attempt.tranId }),
      // Of a basket: the result page, which names them all.
      link:
        others.length === 0 ? `/receipts/${first.receipt!.id}` : `/payments/return/${attempt.returnToken}`,
    },
  })
}
