import { cookies } from 'next/headers'
import type { CaptchaInput } from '@/lib/captcha/pass-captcha'
import { passCaptcha } from '@/lib/captcha/pass-captcha'
import { fail, type Result } from '@/lib/core/result'
import { failuresOf } from './sign-in-backoff'
import { emailCounter, type SignInSource } from './sign-in-backoff-counters'
import { hostCookie, secureCookies } from './session-cookie'

/** Wrong passwords of an e-mail, from wherever, after which a try needs a check against programs. */
export const CHECK_AFTER = 5
/** How long the sign-in page shows the check once it was asked for. */
const SHOWN_SECONDS = 15 * 60

const cookieName = () => hostCookie('portal-sign-in-check')

/** Whether the sign-in page shows the check: this browser was asked for it lately. */
export const isCheckShown = async (): Promise<boolean> => (await cookies()).has(cookieName())

/** Has the sign-in page show the check. @throws outside a server action */
export async function showCheck(): Promise<void> {
  ;(await cookies()).set(cookieName(), '1', {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(),
    path: '/',
    maxAge: SHOWN_SECONDS,
  })
}

/**
 * Whether a password for an e-mail needs the check. A device known before never does. Known and unknown
 * e-mails are alike.
 */
export async function isCheckDue(email: string, { device }: SignInSource, at: Date): Promise<boolean> {
  if (device) return false
  const { key, rule } = emailCounter(email)
  return (await failuresOf(key, rule, at)) >= CHECK_AFTER
}

/**
 * Takes the check: a proof of work, or the picture's text where no script runs. Never a wait.
 * @param given undefined when the form had none yet
 * @returns problems at `captchaWay` or `captchaAnswer`: signInCheck, and those of `passCaptcha`
 */
export async function passCheck(given: CaptchaInput | undefined, address: string, at: Date): Promise<Result> {
  const none =
    !given || (given.captchaWay === 'picture' ? given.captchaAnswer.trim() === '' : given.altcha === '')
  if (none) return fail('signInCheck', given?.captchaWay === 'picture' ? 'captchaAnswer' : 'captchaWay')
  // Skipping, as at the registration, would be no brake at all.
  return given.captchaWay === 'skip' ? fail('signInCheck', 'captchaWay') : passCaptcha(given, address, at)
}
