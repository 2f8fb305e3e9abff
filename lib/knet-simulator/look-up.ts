import { db } from '@/lib/db/client'
import { readPayment, type Payment } from './payment'
import { terminal } from './terminal'

/** `by` is udf5 as it came: TrackID, PaymentID, TransID (when empty), RefID or SeqNum; `value` is transid. */
export type Lookup = { by: string; value: string; trackId: string }

/**
 * The payment that a pipe request means: by the key it names, whatever its amount and track id say beside it.
 */
export async function findLookedUp({ by, value }: Lookup): Promise<Payment | undefined> {
  if (value === '') return undefined
  const keys: Record<string, object> = {
    trackid: { trackId: value },
    paymentid: { paymentId: value },
    transid: { tranId: value },
    transactionid: { tranId: value },
    refid: { ref: value },
    seqnum: { ref: value },
    '': { tranId: value },
  }
  const where = keys[by.toLowerCase()]
  const row =
    where &&
    (await db.simulatorPayment.findFirst({
      where: { ...where, terminalId: terminal().id },
      orderBy: { createdAt: 'desc' },
    }))
  return row ? readPayment(row) : undefined
}
