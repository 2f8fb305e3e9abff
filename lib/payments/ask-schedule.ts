import type { PaymentAttempt } from '@/lib/db/generated/client'
import { HOLDING } from './machine'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * Minutes after the start at which KNET is asked while nothing is final (knet.md A9: 2, 5, 15, 60, then daily), and every
 * other minute while its page may be open, so that a browser closed after the confirmation is resolved within three.
 */
const ASK_AFTER = [2, 3, 5, 7, 9, 11, 13, 15, 17, 19, 60]
/** What is paid is asked again after these: KNET gives money back by itself when our answer was lost on its way (A11). */
const PAID_AFTER = [15, 24 * 60]

type Asked = Pick<PaymentAttempt, 'state' | 'startedAt' | 'updatedAt' | 'expiresAt' | 'confirmedAt'>

/**
 * When KNET is asked next about an attempt; null when nothing can change any more or finance decides.
 * @param at now: the time returned is later
 */
export function nextInquiry(attempt: Asked, at: Date): Date | null {
  const later = (from: Date, minutes: readonly number[]) => minutes.map((count) => from.getTime() + count * MINUTE).find((time) => time > at.getTime())
  if (HOLDING.includes(attempt.state)) {
    const closed = attempt.expiresAt.getTime() + MINUTE
    const planned = later(attempt.startedAt, ASK_AFTER) ?? at.getTime() + DAY
    return new Date(closed > at.getTime() ? Math.min(planned, closed) : planned)
  }
  const from = { PAID: attempt.confirmedAt, FAILED: attempt.updatedAt, CANCELLED: attempt.updatedAt, EXPIRED: attempt.updatedAt }[attempt.state as string]
  // Once more a day later: KNET's settlement has the last word.
  const time = from && later(from, attempt.state === 'PAID' ? PAID_AFTER : [24 * 60])
  return time ? new Date(time) : null
}
