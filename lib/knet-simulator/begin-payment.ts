import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { refuseInProduction } from './available'
import { writeAmount } from './amount'
import { currentFaults, withoutDefaults } from './faults'
import { clearErrorUrl } from './clear-error'
import { newPaymentId } from './numbers'
import { readInitRequest } from './read-request'
import type { IpayCode } from './ipay'

/**
 * Where the payer's browser goes on: the payment's page, the merchant's errorURL, or nowhere (the gateway
 * says why itself).
 */
export type Begun = { ok: true; paymentId: string } | { ok: false; code: IpayCode; errorUrl?: string }

/**
 * Takes a payment initialisation. A track id pays once: its second use is IPAY0100114.
 * @param url as it was called
 */
export async function beginPayment(url: string): Promise<Begun> {
  refuseInProduction()
  const answer = readInitRequest(url)
  if (!answer.ok) {
    const { code, readable } = answer
    return {
      ok: false,
      code,
      ...(readable && { errorUrl: clearErrorUrl(readable.errorUrl, code, readable) }),
    }
  }
  const { request } = answer
  const [at, faults] = await Promise.all([now(), currentFaults()])
  for (;;) {
    const created = await db.simulatorPayment.createManyAndReturn({
      data: [
        {
          ...request,
          paymentId: newPaymentId(at),
          state: 'PAGE',
          createdAt: at,
          faults: withoutDefaults(faults),
        },
      ],
      skipDuplicates: true,
      select: { paymentId: true },
    })
    if (created[0]) return { ok: true, paymentId: created[0].paymentId }
    const { terminalId, trackId } = request
    const taken = await db.simulatorPayment.findUnique({
      where: { terminalId_trackId: { terminalId, trackId } },
      select: { paymentId: true },
    })
    // Else the payment id met one of the day by chance: another is drawn.
    if (!taken) continue
    const known = { trackId, amount: writeAmount(request.amountFils), udf: request.udf }
    return { ok: false, code: 'IPAY0100114', errorUrl: clearErrorUrl(request.errorUrl, 'IPAY0100114', known) }
  }
}
