import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { refuseInProduction } from './available'
import type { Outcome } from './faults'
import { newBankNumbers } from './numbers'
import { readPayment, type Payment } from './payment'

const STATES: Record<Outcome | 'CANCELED', string> = {
  CAPTURED: 'CAPTURED',
  'NOT CAPTURED': 'NOT_CAPTURED',
  'DENIED BY RISK': 'DENIED_BY_RISK',
  'HOST TIMEOUT': 'HOST_TIMEOUT',
  'HOST TIMEOUT CAPTURED': 'CAPTURED',
  CANCELED: 'CANCELED',
}

/**
 * Writes a decision into the books, once: whoever comes second (two tabs, two clicks) gets undefined.
 * @param from the states it may be decided in
 */
export async function writeDecision(
  payment: Payment,
  from: string[],
  outcome: Outcome | 'CANCELED',
  responseCode: string | null,
): Promise<Payment | undefined> {
  refuseInProduction()
  const at = await now()
  const state = STATES[outcome]
  const taken = payment.faults.capturedAmountFils
  const rows = await db.simulatorPayment.updateManyAndReturn({
    where: { paymentId: payment.paymentId, state: { in: from } },
    data: {
      state,
      outcome,
      responseCode,
      decidedAt: at,
      ...(outcome !== 'CANCELED' && newBankNumbers(at, state === 'CAPTURED')),
      ...(state === 'CAPTURED' && taken !== null && { amountFils: taken }),
    },
  })
  return rows[0] && readPayment(rows[0])
}

/** Gives back money that was taken: the gateway reverses a payment that the merchant did not acknowledge. */
export async function voidPayment(paymentId: string): Promise<boolean> {
  refuseInProduction()
  const { count } = await db.simulatorPayment.updateMany({
    where: { paymentId, state: 'CAPTURED', refunds: { none: {} } },
    data: { state: 'VOIDED' },
  })
  return count === 1
}
