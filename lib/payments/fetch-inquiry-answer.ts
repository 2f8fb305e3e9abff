import type { Fils } from '@/lib/core/money'
import { MAX_FILS } from '@/lib/knet/amount'
import { sendInquiry, type InquiryAnswer } from '@/lib/knet/pipe'

/** KNET's answer to a question about one track id, and every exchange that led to it, for the books. */
export type AttemptAnswer = { answer: InquiryAnswer; exchanges: readonly InquiryAnswer[] }

/**
 * Asks KNET about a track id. SUSPECT with another amount says only that the amounts differ, not what became
 * of the money: KNET is then asked once more, by its own amount, and that answer counts where it is clear.
 * Outside every transaction: each answer may take twenty seconds. It changes nothing at KNET.
 */
export async function fetchInquiryAnswer({
  trackId,
  amountFils,
}: {
  trackId: string
  amountFils: Fils
}): Promise<AttemptAnswer> {
  const first = await sendInquiry({ trackId, amountFils })
  const theirs = first.amountFils
  const differs =
    first.outcome === 'SUSPECT' &&
    first.trackId === trackId &&
    theirs !== undefined &&
    theirs !== amountFils &&
    theirs > 0 &&
    theirs <= MAX_FILS
  if (!differs) return { answer: first, exchanges: [first] }
  const second = await sendInquiry({ trackId, amountFils: theirs })
  const clear =
    ['CAPTURED', 'REVERSED', 'NOT_CAPTURED', 'CANCELED'].includes(second.outcome) &&
    second.trackId === trackId
  return { answer: clear ? second : first, exchanges: [first, second] }
}
