import { newCode, newId, newToken, sameText, sha256 } from '@/lib/core/ids'
import { fingerprint, fingerprints } from '@/lib/core/vault'
import type { Tx } from '@/lib/db/client'
import type { MessageChannel } from '@/lib/db/generated/enums'
import { addressBlock } from '@/lib/http/client-address'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { queueMessage } from '@/lib/messages/queue-message'
import { ownerId, type CodeOwner } from './code-owner'
import {
  CODE_DIGITS,
  CODE_MINUTES,
  REGISTRATIONS_A_RECIPIENT,
  REGISTRATIONS_OF_ALL,
  SMS_A_MOBILE,
} from './rules'

export type CodeRecipient = {
  owner: CodeOwner
  email: string
  mobile: string | null
  firstName: string
  locale: string
}

// Keyed: six digits under a plain hash would be found in a moment.
const codeText = (id: string, code: string) => `verification:${id}:${code}`

/** Whether a typed code is the stored one, in even time. @param id its owner's */
export function isCode(stored: string, id: string, code: string): boolean {
  return fingerprints(codeText(id, code)).some((candidate) => sameText(candidate, stored))
}

/**
 * Counts one registration that names an e-mail and a mobile: nobody's mailbox or phone is flooded through
 * this form, and nobody keeps their owner from registering by using up the day's number from one address.
 * @returns false above the day's number from this address, or from all
 */
export async function takeRecipientAllowance(
  email: string,
  mobile: string,
  address: string,
  at: Date,
): Promise<boolean> {
  const taken = async (key: string, most: number) =>
    (await takeFromLimit(key, { most, seconds: 86_400 }, at)).allowed
  for (const named of [sha256(email), sha256(mobile)]) {
    // Those above the address's number do not count among all: they were refused.
    if (!(await taken(`registrations:${named}:${addressBlock(address)}`, REGISTRATIONS_A_RECIPIENT)))
      return false
    if (!(await taken(`registrations:${named}`, REGISTRATIONS_OF_ALL))) return false
  }
  return true
}

/**
 * Counts one SMS to a mobile, whatever asked for it: a registration or another code.
 * @returns false above the day's number
 */
async function takeSmsAllowance(tx: Tx, mobile: string, at: Date): Promise<boolean> {
  return (await takeFromLimit(`sms:${sha256(mobile)}`, { most: SMS_A_MOBILE, seconds: 86_400 }, at, tx))
    .allowed
}

/** Stores a code of a channel. Only the newest of its channel counts. @returns its id */
async function storeCode(
  tx: Tx,
  at: Date,
  owner: CodeOwner,
  channel: MessageChannel,
  code: string,
): Promise<string> {
  const id = newId(at)
  await tx.verificationCode.create({
    data: {
      id,
      ...owner,
      channel,
      codeHash: fingerprint(codeText(ownerId(owner), code)),
      createdAt: at,
      expiresAt: new Date(at.getTime() + CODE_MINUTES * 60_000),
    },
  })
  return id
}

/**
 * Makes the code that activates the account and queues it to the e-mail, and to nothing else. To a stand-in
 * (its e-mail belongs to somebody already) the e-mail says that there is an account, and what is stored has
 * no six digits: nobody can enter it, nor guess it.
 */
export async function sendEmailCode(tx: Tx, at: Date, to: CodeRecipient, standIn: boolean): Promise<void> {
  const code = newCode(CODE_DIGITS)
  const id = await storeCode(tx, at, to.owner, 'EMAIL', standIn ? newToken() : code)
  const message = { key: `verification:${id}`, to: { email: to.email }, locale: to.locale }
  await (standIn
    ? queueMessage(tx, at, { ...message, template: 'account.exists', args: { link: '/sign-in' } })
    : queueMessage(tx, at, {
        ...message,
        template: 'verification.code',
        args: { code, name: to.firstName, minutes: String(CODE_MINUTES), link: '/verify-email' },
      }))
}

/**
 * Makes the code that confirms the mobile and queues it by SMS. Whoever has the phone learns nothing of the
 * e-mail by it.
 * @returns false when the mobile had its day's SMS: the code may follow later
 */
export async function sendMobileCode(tx: Tx, at: Date, to: Omit<CodeRecipient, 'email'>): Promise<boolean> {
  if (!to.mobile || !(await takeSmsAllowance(tx, to.mobile, at))) return false
  const code = newCode(CODE_DIGITS)
  const id = await storeCode(tx, at, to.owner, 'SMS', code)
  await queueMessage(tx, at, {
    key: `mobile:${id}`,
    template: 'mobile.code',
    to: { mobile: to.mobile },
    locale: to.locale,
    args: { code, name: to.firstName, minutes: String(CODE_MINUTES), link: '/account' },
  })
  return true
}
