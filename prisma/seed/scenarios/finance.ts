import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { Person } from '../factories/request'
import { createReviewedAttempt } from '../factories/payment-attempt'
import { openReview } from '@/lib/payments/open-review'

type Given = { at: Date; daysAgo: (days: number, hour?: number) => Date; asking: Person }

/**
 * What waits for finance in the demonstration: a second capture of a paid request, money that no payment
 * knows, a refund for the second officer to release, and an item that was closed.
 */
export async function seedFinance(tx: Tx, { daysAgo, asking }: Given): Promise<void> {
  const paid = await tx.paymentAttempt.findMany({
    where: { state: 'PAID', refunds: { none: {} } },
    include: { allocations: { include: { paymentRequest: true } } },
    orderBy: { startedAt: 'desc' },
    take: 3,
  })
  const [twice, back, old] = paid
  if (!twice || !back || !old) throw new Error('seed: the demonstration has no paid requests')
  const request = twice.allocations[0]!.paymentRequest
  const secondAt = new Date(twice.startedAt.getTime() + 40 * 60_000)
  const second = await createReviewedAttempt(tx, {
    accountId: twice.accountId,
    userId: twice.startedById,
    email: twice.receiptEmail,
    at: secondAt,
    request,
  })
  await openReview(tx, secondAt, {
    kind: 'SECOND_CAPTURE',
    attemptId: second.id,
    paymentRequestId: request.id,
    amountFils: request.amountFils,
    details: {
      reason: 'PAID_BEFORE',
      from: 'EXPIRED',
      trackId: second.trackId,
      ourFils: request.amountFils,
      theirFils: request.amountFils,
      theirTrackId: second.trackId,
      theirPaymentId: second.paymentId,
      result: 'CAPTURED',
    },
  })
  // KNET's books have it: asked about it, the simulator says so.
  const [trackId, strangeAt] = ['KWOTHERMERCHANT000417', daysAgo(1, 8)]
  const [day, paymentId, tranId] = [kuwaitDay(strangeAt), '100202632700000417', '202632700000417']
  await tx.simulatorPayment.create({
    data: {
      paymentId,
      terminalId: '100901',
      trackId,
      amountFils: 18_750,
      language: 'AR',
      responseUrl: '',
      errorUrl: '',
      state: 'CAPTURED',
      card: '888888******0001',
      bank: 'KNET1',
      createdAt: strangeAt,
      decidedAt: strangeAt,
      tranId,
      ref: '632700000417',
      auth: 'B00417',
      postDate: day.slice(5).replace('-', ''),
      responseCode: '00',
    },
  })
  await openReview(tx, strangeAt, {
    kind: 'UNKNOWN_PAYMENT',
    amountFils: 18_750,
    settlesOn: dateOnly(day),
    details: {
      reason: 'NOT_OURS',
      theirTrackId: trackId,
      theirFils: 18_750,
      theirPaymentId: paymentId,
      theirTranId: tranId,
      result: 'CAPTURED',
    },
  })
  const asked = daysAgo(1, 10)
  await tx.refund.create({
    data: {
      id: newId(asked),
      attemptId: back.id,
      allocationId: back.allocations[0]!.id,
      amountFils: Math.min(5_000, back.allocations[0]!.amountFils),
      reason: 'احتُسبت رسوم الأرضيات مرتين',
      requestedById: asking.id,
      requestedAt: asked,
    },
  })
  const closed = daysAgo(5, 9)
  await tx.paymentReview.create({
    data: {
      id: newId(closed),
      kind: 'SUSPECT',
      attemptId: old.id,
      amountFils: old.amountFils,
      openedAt: closed,
      resolvedAt: daysAgo(4, 11),
      resolvedById: asking.id,
      version: 1,
      resolution: 'أكدت كي نت العملية بعد ساعة، ومبلغها مطابق.',
      details: { reason: 'UNREACHABLE', trackId: old.trackId, ourFils: old.amountFils },
    },
  })
}
