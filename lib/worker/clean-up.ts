import { db } from '@/lib/db/client'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * How long the rows last that have served, in days; the audit, which is never removed, says what happened
 * with them.
 */
const RETAINED_DAYS = {
  /** Sent or given up: they hold addresses and links. */
  messages: 90,
  /** Read ones. */
  notifications: 365,
  /** After their end: they hold addresses and browsers, by which a sign-in from elsewhere is noticed. */
  sessions: 90,
  /** Receipts as files: made again when somebody asks. */
  receiptFiles: 90,
  /** After their expiry. */
  verificationCodes: 7,
  passwordResets: 7,
  invitations: 90,
  userInvitations: 90,
  /** Messages at the KNET addresses that were refused and belong to no payment. */
  refusedMessages: 30,
} as const

/**
 * Removes what has served: windows of rate limits (two days, so that daily limits and markers hold),
 * forgotten wrong guesses, captcha challenges, kept forms, sign-in tickets, and after the days above what
 * holds addresses or links. Running twice at once is harmless.
 */
export async function cleanUp(at: Date): Promise<void> {
  const before = (ms: number) => new Date(at.getTime() - ms)
  await db.rateLimit.deleteMany({ where: { windowStart: { lt: before(2 * DAY) } } })
  // The longest memory of lib/auth/sign-in-backoff is a day.
  await db.guessDelay.deleteMany({ where: { lastAt: { lt: before(2 * DAY) } } })
  await db.captchaChallenge.deleteMany({ where: { expiresAt: { lt: before(5 * MINUTE) } } })
  await db.uploadLease.deleteMany({ where: { until: { lt: before(DAY) } } })
  await db.heldForm.deleteMany({ where: { expiresAt: { lt: at } } })
  await db.signInTicket.deleteMany({ where: { expiresAt: { lt: before(5 * MINUTE) } } })
  await db.message.deleteMany({
    where: {
      state: { in: ['SENT', 'FAILED', 'WITHHELD'] },
      createdAt: { lt: before(RETAINED_DAYS.messages * DAY) },
    },
  })
  await db.deliveryReport.deleteMany({ where: { receivedAt: { lt: before(RETAINED_DAYS.messages * DAY) } } })
  await db.notification.deleteMany({
    where: { readAt: { not: null }, createdAt: { lt: before(RETAINED_DAYS.notifications * DAY) } },
  })
  await db.receiptFile.deleteMany({ where: { madeAt: { lt: before(RETAINED_DAYS.receiptFiles * DAY) } } })
  const over = { lt: before(RETAINED_DAYS.sessions * DAY) }
  await db.session.deleteMany({ where: { OR: [{ endedAt: over }, { expiresAt: over }] } })
  await db.verificationCode.deleteMany({
    where: { expiresAt: { lt: before(RETAINED_DAYS.verificationCodes * DAY) } },
  })
  await db.passwordReset.deleteMany({
    where: { expiresAt: { lt: before(RETAINED_DAYS.passwordResets * DAY) } },
  })
  await db.invitation.deleteMany({ where: { expiresAt: { lt: before(RETAINED_DAYS.invitations * DAY) } } })
  await db.userInvitation.deleteMany({
    where: { expiresAt: { lt: before(RETAINED_DAYS.userInvitations * DAY) } },
  })
  await db.$executeRaw`SELECT remove_refused_messages(${before(RETAINED_DAYS.refusedMessages * DAY)})`
}
