import type { Tx } from '@/lib/db/client'
import type { InquiryAnswer } from '@/lib/knet/pipe'
import { storeMessage } from './gateway-messages'

/** Stores the exchanges with KNET (K064 §5). @param attemptId absent for money that no payment here knows */
export async function storeExchanges(
  tx: Tx,
  at: Date,
  attemptId: string | undefined,
  exchanges: readonly InquiryAnswer[],
): Promise<void> {
  for (const { sent, received, outcome } of exchanges) {
    await storeMessage(tx, at, { attemptId, kind: 'INQUIRY', direction: 'OUT', body: sent, outcome: 'SENT' })
    await storeMessage(tx, at, { attemptId, kind: 'INQUIRY', direction: 'IN', body: received, outcome })
  }
}
