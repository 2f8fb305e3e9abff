import { sha256 } from '@/lib/core/ids'
import { addressBlock } from '@/lib/http/client-address'
import {
  ADDRESS_RULE,
  CODE_RULE,
  EMAIL_RULE,
  PASSWORD_RULE,
  USER_CODE_RULE,
  type BackoffRule,
} from './sign-in-backoff'

/**
 * A counter of wrong tries (lib/auth/sign-in-backoff). Its key holds hashes: e-mails nobody has must not pile up
 * in clear.
 */
export type BackoffCounter = { key: string; rule: BackoffRule }

/**
 * Who tries from where. `device`: the id of a device that this very user signed in on before
 * (lib/auth/known-device-cookie).
 */
export type SignInSource = { address: string; device?: string }

/** Wrong passwords of an e-mail, from wherever. */
export const emailCounter = (email: string): BackoffCounter => ({
  key: `email:${sha256(email)}`,
  rule: EMAIL_RULE,
})

/**
 * What a password for an e-mail waits for. A device known before has a counter of its own and waits for
 * nothing else: strangers, neighbours behind one address among them, cannot keep its owner out.
 */
export function passwordCounters(email: string, { address, device }: SignInSource): BackoffCounter[] {
  if (device) return [{ key: `device:${sha256(`${device}:${email}`)}`, rule: PASSWORD_RULE }]
  const block = addressBlock(address)
  return [
    { key: `pair:${sha256(email)}:${block}`, rule: PASSWORD_RULE },
    { key: `address:${block}`, rule: ADDRESS_RULE },
  ]
}

/** What the password of somebody who is signed in waits for, where it is asked for again. */
export const ownPasswordCounters = (userId: string, device?: string): BackoffCounter[] => [
  { key: `password:${userId}${device ? `:${sha256(device)}` : ''}`, rule: PASSWORD_RULE },
]

/** What a code of the second factor waits for. */
export function codeCounters(userId: string, { address, device }: SignInSource): BackoffCounter[] {
  if (device) return [{ key: `totp:${userId}:${sha256(device)}`, rule: CODE_RULE }]
  return [
    { key: `totp:${userId}:${addressBlock(address)}`, rule: CODE_RULE },
    { key: `totp-user:${userId}`, rule: USER_CODE_RULE },
  ]
}

export const keysOf = (counters: readonly BackoffCounter[]): string[] => counters.map(({ key }) => key)
