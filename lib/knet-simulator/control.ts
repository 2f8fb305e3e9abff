import { z } from 'zod'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { refuseInProduction } from './available'
import { outcomeOf } from './card-form'
import { writeDecision, voidPayment } from './write-decision'
import { deliver, sendNotification, type Delivery } from './deliver'
import { currentFaults, faultsShape, setFaults, withoutDefaults } from './faults'
import { findPayment, UNDECIDED, type Payment } from './payment'

/**
 * What can be done to a payment behind the payer's back: `pay` and `cancel` stand for the payer, with the
 * notification; `notify` repeats the notification; `void` gives money back and `capture` takes it, both
 * without a word to the merchant.
 */
export const ACTIONS = ['pay', 'cancel', 'notify', 'void', 'capture'] as const

export const controlShape = z.strictObject({
  reset: z.literal(true).optional(),
  faults: z.record(z.string(), z.unknown()).optional(),
  /** Named: faults and action are for this payment alone. */
  paymentId: z
    .string()
    .regex(/^\d{18}$/)
    .optional(),
  trackId: z.string().min(1).max(40).optional(),
  action: z.enum(ACTIONS).optional(),
  card: z
    .string()
    .regex(/^888888\d{10}$/)
    .default('8888880000000001'),
  expiry: z
    .string()
    .regex(/^\d{2}\/20\d{2}$/)
    .default('09/2030'),
})

export type Control = z.output<typeof controlShape>
export type Controlled = { ok: true; delivery?: Delivery } | { ok: false; message: string }

/** Does what the control page, or its JSON, asks for. */
export async function control(wish: Control): Promise<Controlled> {
  refuseInProduction()
  if (wish.paymentId === undefined && wish.trackId === undefined) {
    if (wish.action !== undefined) return { ok: false, message: 'which payment? name paymentId or trackId' }
    const done = wish.reset || wish.faults ? await setFaults(wish.reset ? undefined : wish.faults) : undefined
    if (wish.reset && wish.faults) return control({ ...wish, reset: undefined })
    return done?.ok === false ? done : { ok: true }
  }
  const payment = await findPayment({ paymentId: wish.paymentId, trackId: wish.trackId })
  if (!payment) return { ok: false, message: 'no such payment' }
  if (wish.faults) {
    const parsed = faultsShape.safeParse({ ...payment.faults, ...wish.faults })
    if (!parsed.success)
      return {
        ok: false,
        message: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      }
    await db.simulatorPayment.update({
      where: { paymentId: payment.paymentId },
      data: { faults: withoutDefaults(parsed.data) },
    })
    payment.faults = parsed.data
  }
  return wish.action ? actOn(payment, wish) : { ok: true }
}

async function actOn(payment: Payment, { action, card, expiry }: Control): Promise<Controlled> {
  const no = { ok: false as const, message: `not possible in the state ${payment.state}` }
  if (action === 'notify') {
    if (UNDECIDED.includes(payment.state)) return no
    const url = await sendNotification(payment)
    return url
      ? { ok: true, delivery: { kind: 'redirect', url } }
      : { ok: false, message: 'not acknowledged' }
  }
  if (action === 'void') return (await voidPayment(payment.paymentId)) ? { ok: true } : no
  if (action === 'capture')
    return (await writeDecision(
      payment,
      [...UNDECIDED, 'NOT_CAPTURED', 'CANCELED', 'HOST_TIMEOUT', 'DENIED_BY_RISK'],
      'CAPTURED',
      '00',
    ))
      ? { ok: true }
      : no
  const { outcome, responseCode } =
    action === 'cancel'
      ? { outcome: 'CANCELED' as const, responseCode: null }
      : outcomeOf(card, expiry, payment.faults)
  const decided = await writeDecision(payment, UNDECIDED, outcome, responseCode)
  return decided ? { ok: true, delivery: await deliver(decided) } : no
}

/** The books, newest first, with the faults in force. @param by one payment of them, or the last 50 */
export async function books(by: { paymentId?: string; trackId?: string } = {}) {
  const [at, faults, payments] = await Promise.all([
    now(),
    currentFaults(),
    db.simulatorPayment.findMany({
      where: by,
      include: { refunds: { orderBy: { at: 'asc' } } },
      orderBy: { createdAt: 'desc' },
      take: 50,
    }),
  ])
  return { at, faults, payments }
}
