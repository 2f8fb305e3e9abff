/** How long an unverified account, and the cookie that opens its verification, last. */
export const UNVERIFIED_HOURS = 24
export const CODE_DIGITS = 6
export const CODE_MINUTES = 10
export const CODE_TRIES = 5
/** Pause between two codes, in seconds. */
export const RESEND_SECONDS = 60
/** Codes sent to one user in 24 hours, the first one included; by e-mail and by SMS each. */
export const CODES_A_DAY = 6
/** Registrations a day from one address block that name one e-mail or one mobile. */
export const REGISTRATIONS_A_RECIPIENT = 5
/** The same from wherever. */
export const REGISTRATIONS_OF_ALL = 20
/** Codes a day that one mobile gets by SMS, whoever names it and in however many registrations. */
export const SMS_A_MOBILE = 10

export type SentCode = { createdAt: Date; expiresAt: Date; tries: number; usedAt: Date | null }

export type CodeState = 'none' | 'used' | 'expired' | 'spent' | 'open'

/** What a code is worth at a moment: only the newest one counts, for ten minutes, five tries and one use. */
export function codeState(code: SentCode | undefined | null, at: Date): CodeState {
  if (!code) return 'none'
  if (code.usedAt) return 'used'
  if (code.expiresAt <= at) return 'expired'
  return code.tries >= CODE_TRIES ? 'spent' : 'open'
}

/** Whole seconds until another code may be asked for; 0 when now. */
export function resendWait(lastSentAt: Date | undefined | null, at: Date): number {
  if (!lastSentAt) return 0
  return Math.max(0, Math.ceil((lastSentAt.getTime() + RESEND_SECONDS * 1000 - at.getTime()) / 1000))
}
