import type { PaymentAttempt } from '@/lib/db/generated/client'
import { HOLDING } from './machine'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * Minutes after the start at which KNET is asked while nothing is final (knet.md A9: 2, 5, 15, 60, then
 * daily), and every other minute while its page may be open, so that a browser closed after the confirmation
 * is resolved within three.
 */
const ASK_AFTER = [2, 3, 5, 7, 9, 11, 13, 15, 17, 19, 60]
/** Daily for a week: the bank may take back what was paid (A11), and take what had failed. */
const DAILY = [1, 2, 3, 4, 5, 6, 7].map((days) => days * 24 * 60)
/** The first time soon: KNET gives money back by itself when our answer was lost on its way. */
const PAID_AFTER = [15, ...DAILY]

type Asked = Pick<PaymentAttempt, 'state' | 'startedAt' | 'updatedAt' | 'expiresAt' | 'confirmedAt'>

/**
 * When KNET is asked next about an attempt; null when nothing can change any more.
 * @param at now: the time returned is later
 */
export function nextInquiry(attempt: Asked, at: Date): Date | null {
  const later = (from: Date, minutes: readonly number[]) =>
    minutes.map((count) => from.getTime() + count * MINUTE).find((time) => time > at.getTime())
  if (HOLDING.includes(attempt.state)) {
    const closed = attempt.expiresAt.getTime() + MINUTE
    const planned = later(attempt.startedAt, ASK_AFTER) ?? at.getTime() + DAY
    return new Date(closed > at.getTime() ? Math.min(planned, closed) : planned)
  }
  const { confirmedAt, updatedAt } = attempt
  const from = {
    PAID: confirmedAt,
    REVIEW: updatedAt,
    FAILED: updatedAt,
    CANCELLED: updatedAt,
    EXPIRED: updatedAt,
  }[attempt.state as string]
  // What ended without money: once more a day later, for KNET's settlement has the last word.
  const time = from && later(from, { PAID: PAID_AFTER, REVIEW: DAILY }[attempt.state as string] ?? [24 * 60])
  return time ? new Date(time) : null
}
