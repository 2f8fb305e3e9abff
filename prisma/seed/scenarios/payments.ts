import type { Member } from '@/lib/access/actor'
import { dateOnly, kuwaitDay, kuwaitYear } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { PaymentRequest } from '@/lib/db/generated/client'
import type { ReceiptCategory } from '@/lib/db/generated/enums'
import { advancePaymentRequest } from '@/lib/payments/advance-request'
import { issuePaymentRequest } from '@/lib/payments/issue-payment-request'
import { SEED_PAYMENTS, type SeedPayment } from '../data/payments'
import { createEndedAttempt } from '../factories/payment-attempt'

type Given = {
  at: Date
  traderPartyId: string
  brokerPartyId: string
  trader: Member
  daysAgo: (days: number, hour?: number) => Date
}

const DAY = 86_400_000

/** The declaration and the delivery order that a payment is for; two payments of one declaration share it. */
async function papersOf(
  tx: Tx,
  given: Given,
  seed: SeedPayment,
  at: Date,
): Promise<{ declarationId: string; deliveryOrderId?: string }> {
  const year = String(kuwaitYear(at) % 100)
  const temporaryNumber = `TIM/${seed.temporary}/${seed.site}${year}`
  const declaration =
    (await tx.declaration.findUnique({ where: { temporaryNumber } })) ??
    (await tx.declaration.create({
      data: {
        id: newId(at),
        temporaryNumber,
        finalNumber: seed.final ? `IM/${seed.final}/${seed.site}${year}` : null,
        siteCode: seed.site,
        consigneeId: given.traderPartyId,
        declarantId: given.brokerPartyId,
        createdAt: new Date(at.getTime() - 3600_000),
      },
    }))
  if (!seed.order) return { declarationId: declaration.id }
  const number = `DO/${seed.order}/${seed.site}${year}`
  const order =
    (await tx.deliveryOrder.findUnique({ where: { number } })) ??
    (await tx.deliveryOrder.create({
      data: {
        id: newId(at),
        number,
        siteCode: seed.site,
        consigneeId: given.traderPartyId,
        declarationId: declaration.id,
        issuedOn: dateOnly(kuwaitDay(at)),
      },
    }))
  return { declarationId: declaration.id, deliveryOrderId: order.id }
}

async function move(
  tx: Tx,
  by: Member | 'SYSTEM',
  at: Date,
  request: PaymentRequest,
  step: Omit<Parameters<typeof advancePaymentRequest>[3], 'paymentRequestId'>,
): Promise<PaymentRequest> {
  const moved = await advancePaymentRequest(tx, by, at, { paymentRequestId: request.id, ...step })
  if (!moved.ok) throw new Error(`seed: ${step.move} is not allowed for ${request.number}`)
  return moved.value
}

/** Leads a request to the end that the demonstration shows it in: every move is one of the table. */
async function leadTo(tx: Tx, given: Given, seed: SeedPayment, request: PaymentRequest): Promise<void> {
  const { trader } = given
  const later = (hours: number) =>
    new Date(Math.min(request.issuedAt.getTime() + hours * 3600_000, given.at.getTime() - 30_000))
  const attempt = (ending: 'PAID' | 'FAILED' | 'CANCELLED', hours: number) =>
    createEndedAttempt(tx, { ...trader, at: later(hours), requests: [request], ending })
  switch (seed.ending) {
    case 'paid':
      if (seed.days % 4 === 0) await attempt('FAILED', 4)
      await attempt('PAID', 5)
      break
    case 'declined':
      await attempt('FAILED', 6)
      break
    case 'cancelled':
      await attempt('CANCELLED', 6)
      break
    case 'rejected':
      await move(tx, trader, later(8), request, {
        move: 'reject',
        reason:
          seed.type === 'DEPOSITS' ? 'قُدّم ضمان بنكي بدلاً من التأمين النقدي' : 'الغرامة لا تخص هذا البيان',
      })
      break
    case 'undone':
      await move(tx, trader, later(3), request, { move: 'reject', reason: 'قيمة الفاتورة غير مطابقة' })
      await move(tx, trader, later(9), request, { move: 'undoRejection' })
      break
    case 'withdrawn':
      await move(tx, 'SYSTEM', later(20), request, { move: 'withdraw' })
      break
    case 'expired':
      await move(tx, 'SYSTEM', later(24 * 14), request, { move: 'expire' })
      break
    case 'changed':
      await tx.paymentLine.createMany({
        data: Object.entries({ ...seed.lines, STORAGE: 12_500 }).map(([category, amountFils]) => ({
          paymentRequestId: request.id,
          revision: 2,
          category: category as ReceiptCategory,
          amountFils,
        })),
      })
      await move(tx, 'SYSTEM', later(30), request, {
        move: 'change',
        patch: { revision: 2, amountFils: request.amountFils + 5_000 },
      })
      break
    // They stay as they were issued; baskets are paid together, afterwards.
    case 'due':
    case 'expiring':
    case 'basket':
    case 'replacement':
      break
  }
}

/**
 * Payment requests of the demonstration's trader in every state, sent by its broker, with declarations and
 * delivery orders.
 */
export async function seedPayments(tx: Tx, given: Given): Promise<void> {
  const basket: PaymentRequest[] = []
  let withdrawn: PaymentRequest | undefined
  for (const [index, seed] of SEED_PAYMENTS.entries()) {
    const at = given.daysAgo(seed.days, 8 + (index % 5))
    let expires: Date | undefined
    if (seed.ending === 'expired') expires = new Date(at.getTime() + 14 * DAY)
    if (seed.ending === 'expiring') expires = new Date(given.at.getTime() + 2 * DAY)
    const issued = await issuePaymentRequest(tx, at, {
      origin: 'DECLARATION',
      type: seed.type,
      reference: String(66_000 + index * 5),
      payerId: given.traderPartyId,
      brokerId: given.brokerPartyId,
      customsAccountCode: seed.type,
      ...(await papersOf(tx, given, seed, at)),
      expiresAt: expires,
      lines: Object.entries(seed.lines).map(([category, amountFils]) => ({
        category: category as ReceiptCategory,
        amountFils,
      })),
    })
    if (!issued.ok) throw new Error('seed: the lines of a payment request are unsound')
    if (seed.ending === 'basket' && basket.push(issued.value) === 2) {
      await createEndedAttempt(tx, {
        ...given.trader,
        at: given.daysAgo(seed.days - 1, 11),
        requests: basket,
        ending: 'PAID',
      })
    }
    if (seed.ending === 'withdrawn') withdrawn = issued.value
    if (seed.ending === 'replacement' && withdrawn)
      await tx.paymentRequest.update({ where: { id: withdrawn.id }, data: { replacedById: issued.value.id } })
    await leadTo(tx, given, seed, issued.value)
  }
}
