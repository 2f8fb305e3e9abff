import type { Fils } from '@/lib/core/money'
import type { Tx } from '@/lib/db/client'
import { MOST_FILS } from '@/lib/knet/amount'
import { askInquiry, type InquiryAnswer } from '@/lib/knet/pipe'
import { storeMessage } from './gateway-messages'

/** KNET's answer to a question about one track id, and every exchange that led to it, for the books. */
export type KnetAnswer = { answer: InquiryAnswer; exchanges: readonly InquiryAnswer[] }

/**
 * Asks KNET about a track id. SUSPECT with another amount says only that the amounts differ, not what became
 * of the money: KNET is then asked once more, by its own amount, and that answer counts where it is clear.
 * Outside every transaction: each answer may take twenty seconds. It changes nothing at KNET.
 */
export async function askAttempt({
  trackId,
  amountFils,
}: {
  trackId: string
  amountFils: Fils
}): Promise<KnetAnswer> {
  const first = await askInquiry({ trackId, amountFils })
  const theirs = first.amountFils
  const differs =
    first.outcome === 'SUSPECT' &&
    first.trackId === trackId &&
    theirs !== undefined &&
    theirs !== amountFils &&
    theirs > 0 &&
    theirs <= MOST_FILS
  if (!differs) return { answer: first, exchanges: [first] }
  const second = await askInquiry({ trackId, amountFils: theirs })
  const clear =
    ['CAPTURED', 'REVERSED', 'NOT_CAPTURED', 'CANCELED'].includes(second.outcome) &&
    second.trackId === trackId
  return { answer: clear ? second : first, exchanges: [first, second] }
}

/** Keeps the exchanges with KNET (K064 §5). @param attemptId none for money that no payment here knows */
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
