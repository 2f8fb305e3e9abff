import { db } from '@/lib/db/client'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Sent messages hold addresses and links: kept this long for questions, then removed. */
const MESSAGE_DAYS = 90
const NOTIFICATION_DAYS = 365

/**
 * Removes what has served: windows of rate limits (two days, so that daily limits and markers hold), forgotten
 * wrong guesses, captcha challenges,
 * kept forms, sign-in tickets, old messages and read notifications. Running twice at once is harmless.
 */
export async function cleanUp(at: Date): Promise<void> {
  const before = (ms: number) => new Date(at.getTime() - ms)
  await db.rateLimit.deleteMany({ where: { windowStart: { lt: before(2 * DAY) } } })
  // The longest memory of lib/auth/guess-delay is a day.
  await db.guessDelay.deleteMany({ where: { lastAt: { lt: before(2 * DAY) } } })
  await db.captchaChallenge.deleteMany({ where: { expiresAt: { lt: before(5 * MINUTE) } } })
  await db.heldForm.deleteMany({ where: { expiresAt: { lt: at } } })
  await db.signInTicket.deleteMany({ where: { expiresAt: { lt: before(5 * MINUTE) } } })
  await db.message.deleteMany({ where: { state: { in: ['SENT', 'FAILED'] }, createdAt: { lt: before(MESSAGE_DAYS * DAY) } } })
  await db.notification.deleteMany({ where: { readAt: { not: null }, createdAt: { lt: before(NOTIFICATION_DAYS * DAY) } } })
}
