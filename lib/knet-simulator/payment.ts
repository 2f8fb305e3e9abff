import { db } from '@/lib/db/client'
import type { SimulatorPayment } from '@/lib/db/generated/client'
import { faultsOf, type Faults } from './faults'
import { terminal } from './terminal'

/** A payment of the simulator's books, with its faults read. */
export type Payment = Omit<SimulatorPayment, 'faults' | 'udf'> & { faults: Faults; udf: string[] }

export const UNDECIDED = ['PAGE', 'REVIEW', 'OTP']

/** A row as the rest of the simulator sees it. */
export function readPayment(row: SimulatorPayment): Payment {
  return { ...row, faults: faultsOf(row.faults), udf: Array.isArray(row.udf) ? row.udf.map(String) : [] }
}

/** A payment by KNET's id or by the merchant's track id. */
export async function findPayment(by: {
  paymentId?: string
  trackId?: string
}): Promise<Payment | undefined> {
  if (by.paymentId === undefined && by.trackId === undefined) return undefined
  const row = await db.simulatorPayment.findFirst({ where: { ...by, terminalId: terminal().id } })
  return row ? readPayment(row) : undefined
}
