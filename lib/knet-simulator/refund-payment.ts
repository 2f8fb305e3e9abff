import { now } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { refuseInProduction } from './available'
import type { IpayCode } from './ipay'
import { newBankNumbers, type BankNumbers } from './numbers'

/**
 * Books money back, in full or in part, never more than was taken. It knows no repetition: as at KNET, the
 * same call twice refunds twice, and the merchant has to see to it.
 * @param amountFils fils to give back
 */
export async function refundPayment(
  paymentId: string,
  amountFils: number,
): Promise<({ ok: true } & BankNumbers) | { ok: false; code: IpayCode }> {
  refuseInProduction()
  const at = await now()
  return db.$transaction(async (tx) => {
    // One refund of a payment at a time, or two could each find room for the whole.
    const [payment] = await tx.$queryRaw<{ state: string; amountFils: number }[]>`
      SELECT state, "amountFils" FROM "SimulatorPayment" WHERE "paymentId" = ${paymentId} FOR UPDATE`
    if (payment?.state !== 'CAPTURED') return { ok: false as const, code: 'IPAY0100116' as const }
    const { _sum } = await tx.simulatorRefund.aggregate({ where: { paymentId }, _sum: { amountFils: true } })
    const left = payment.amountFils - (_sum.amountFils ?? 0)
    if (left <= 0) return { ok: false as const, code: 'IPAY0100199' as const }
    if (amountFils > left) return { ok: false as const, code: 'IPAY0100137' as const }
    const numbers = newBankNumbers(at, true)
    await tx.simulatorRefund.create({
      data: { id: newId(at), paymentId, amountFils, tranId: numbers.tranId, ref: numbers.ref, at },
    })
    return { ok: true as const, ...numbers }
  })
}
