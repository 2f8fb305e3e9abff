import { dateOnly } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { writeAmount } from './amount'
import { refuseInProduction } from './available'
import { terminal } from './terminal'

const DAY = 86_400_000
const HEAD = ['Action', 'Track ID', 'Payment ID', 'Transaction ID', 'Amount', 'Post Date', 'Result']

/**
 * The terminal's posted transactions of a day, as the merchant's portal at the gateway exports them: what was
 * captured and not given back by itself, and refunds. CSV with a header. @param day `YYYY-MM-DD`
 */
export async function settlementReport(day: string): Promise<string> {
  refuseInProduction()
  const [midnight, postDate] = [dateOnly(day).getTime() - 3 * 3_600_000, day.slice(5).replace('-', '')]
  // The post date has no year: payments of other years are left out by the time of the decision.
  const payments = await db.simulatorPayment.findMany({
    where: {
      terminalId: terminal().id,
      state: 'CAPTURED',
      postDate,
      createdAt: { gt: new Date(midnight - 180 * DAY), lt: new Date(midnight + 180 * DAY) },
    },
    orderBy: { createdAt: 'asc' },
  })
  const refunds = await db.simulatorRefund.findMany({
    where: {
      at: { gte: new Date(midnight), lt: new Date(midnight + DAY) },
      payment: { terminalId: terminal().id },
    },
    include: { payment: true },
    orderBy: { at: 'asc' },
  })
  const rows = [
    ...payments.map((payment) => [
      'Purchase',
      payment.trackId,
      payment.paymentId,
      payment.tranId ?? '',
      writeAmount(payment.amountFils),
      postDate,
      'CAPTURED',
    ]),
    ...refunds.map(({ payment, tranId, amountFils }) => [
      'Refund',
      payment.trackId,
      payment.paymentId,
      tranId,
      writeAmount(amountFils),
      postDate,
      'CAPTURED',
    ]),
  ]
  return `${[HEAD, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}
