import { newCode, newId, sameText, sha256 } from '@/lib/core/ids'
import { fingerprint, fingerprints } from '@/lib/core/vault'
import type { Tx } from '@/lib/db/client'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { queueMessage } from '@/lib/messages/queue-message'
import { CODE_DIGITS, CODE_MINUTES, REGISTRATIONS_A_RECIPIENT, SMS_A_MOBILE } from './rules'

export type CodeRecipient = { userId: string; email: string; mobile: string | null; firstName: string; locale: string }

// Keyed: six digits under a plain hash would be found in a moment.
const codeText = (userId: string, code: string) => `verification:${userId}:${code}`

/** Whether a typed code is the stored one, in even time. */
export function isCode(stored: string, userId: string, code: string): boolean {
  return fingerprints(codeText(userId, code)).some((candidate) => sameText(candidate, stored))
}

/** Counts one registration that names an e-mail and a mobile: nobody's phone is flooded through this form. @returns false above the day's number */
export async function takeRecipientAllowance(email: string, mobile: string, at: Date): Promise<boolean> {
  const day = { most: REGISTRATIONS_A_RECIPIENT, seconds: 86_400 }
  const toEmail = await takeFromLimit(`registrations:${sha256(email)}`, day, at)
  const toMobile = await takeFromLimit(`registrations:${sha256(mobile)}`, day, at)
  return toEmail.allowed && toMobile.allowed
}

/** Counts one SMS to a mobile, whatever asked for it: a registration or another code. @returns false above the day's number */
async function takeSmsAllowance(tx: Tx, mobile: string, at: Date): Promise<boolean> {
  return (await takeFromLimit(`sms:${sha256(mobile)}`, { most: SMS_A_MOBILE, seconds: 86_400 }, at, tx)).allowed
}

/**
 * Makes a code and queues it to e-mail and mobile. To a stand-in (its e-mail belongs to somebody already) the mobile
 * gets a code all the same, and the e-mail says that there is an account: whoever watches the phone learns nothing.
 * A mobile that had its day's SMS gets none, and the screen stays as it is: the e-mail still brings the code, so nobody
 * can shut the phone's owner out by using them up.
 */
export async function sendCode(tx: Tx, at: Date, to: CodeRecipient, standIn: boolean): Promise<void> {
  const [id, code] = [newId(at), newCode(CODE_DIGITS)]
  await tx.verificationCode.create({
    data: {
      id, userId: to.userId, codeHash: fingerprint(codeText(to.userId, code)), createdAt: at,
      expiresAt: new Date(at.getTime() + CODE_MINUTES * 60_000),
    },
  })
  const args = { code, name: to.firstName, minutes: String(CODE_MINUTES), link: '/verify-email' }
  const message = { key: `verification:${id}`, template: 'verification.code', locale: to.locale, args } as const
  await (standIn
    ? queueMessage(tx, at, { ...message, template: 'account.exists', to: { email: to.email }, args: { link: '/sign-in' } })
    : queueMessage(tx, at, { ...message, to: { email: to.email } }))
  if (to.mobile && (await takeSmsAllowance(tx, to.mobile, at))) await queueMessage(tx, at, { ...message, to: { mobile: to.mobile } })
}
