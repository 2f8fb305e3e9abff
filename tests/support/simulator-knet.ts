import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import { setFaults } from '@/lib/knet-simulator/faults'
import { OTP, press } from '@/lib/knet-simulator/payer-steps'
import { settlementReport } from '@/lib/knet-simulator/settlement-report'
import { crash } from './crashing-db'
import { fakeKnet, type FakePayment, type Gateway } from './fake-knet'

const STATES: Record<string, FakePayment['state']> = {
  CAPTURED: 'CAPTURED',
  NOT_CAPTURED: 'NOT CAPTURED',
  CANCELED: 'CANCELED',
  VOIDED: 'VOIDED',
}
const CARD = { bank: 'KNET1', prefix: '888888', month: '09', year: '2030', pin: '1234' }

/** Something that happens at KNET: the process that may die is the portal's. */
export async function elsewhere<T>(act: () => Promise<T>): Promise<T> {
  const { after } = crash
  delete crash.after
  try {
    return await act()
  } finally {
    crash.after = after
  }
}

async function find(trackId: string): Promise<FakePayment | undefined> {
  const row = await elsewhere(() =>
    db.simulatorPayment.findFirst({ where: { trackId }, include: { refunds: true } }),
  )
  return row
    ? {
        paymentId: row.paymentId,
        trackId,
        amountFils: row.amountFils,
        state: STATES[row.state] ?? 'OPEN',
        tranId: row.tranId ?? undefined,
        refundedFils: row.refunds.reduce((sum, refund) => sum + refund.amountFils, 0),
        takenFils: row.amountFils,
      }
    : undefined
}

/**
 * The simulator's pages and books, pressed in this process; its pipe is asked over HTTP. Messages are the
 * model's to send.
 */
export const simulatorKnet: Gateway = {
  notification: (payment, result, amountFils) => fakeKnet.notification(payment, result, amountFils),
  reset: () => elsewhere(async () => void (await setFaults(undefined))),
  setPipe: (pipe) => elsewhere(async () => void (await setFaults({ pipe }))),
  find,
  report: (day) => elsewhere(() => settlementReport(day)),
  async open(gatewayUrl) {
    const first = await fetch(gatewayUrl, { redirect: 'manual' })
    const paymentId = /PaymentID=(\d+)/.exec(first.headers.get('location') ?? '')?.[1]
    if (!paymentId) throw new Error('the simulator opened nothing')
    const { trackId } = await elsewhere(() =>
      db.simulatorPayment.update({
        where: { paymentId },
        data: { faults: { notification: 'drop', pageMinutes: 1440 } },
      }),
    )
    return (await find(trackId))!
  },
  async decide(payment, state, takenFils?: Fils) {
    if (payment.state !== 'OPEN') return
    await elsewhere(async () => {
      const { paymentId } = payment
      if (takenFils)
        await db.simulatorPayment.update({
          where: { paymentId },
          data: { faults: { notification: 'drop', pageMinutes: 1440, capturedAmountFils: takenFils } },
        })
      if (state === 'CANCELED') await press(paymentId, { button: 'cancel' })
      else {
        await press(paymentId, {
          button: 'submit',
          card: { ...CARD, number: state === 'CAPTURED' ? '0000000001' : '0000000003' },
        })
        const next = await press(paymentId, { button: 'confirm' })
        if (next.page === 'OTP') await press(paymentId, { button: 'otp', otp: OTP })
      }
    })
    Object.assign(payment, await find(payment.trackId))
    const became: string = payment.state
    if (became !== state) throw new Error(`the simulator made ${became} of ${state}`)
  },
  async reverse(payment) {
    if (payment.state !== 'CAPTURED' || (await find(payment.trackId))?.refundedFils) return
    await elsewhere(() =>
      db.simulatorPayment.update({ where: { paymentId: payment.paymentId }, data: { state: 'VOIDED' } }),
    )
    payment.state = 'VOIDED'
  },
}
