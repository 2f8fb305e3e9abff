import { cookies } from 'next/headers'
import { newToken, sameText } from '@/lib/core/ids'
import { fingerprint, fingerprints } from '@/lib/core/vault'
import { hostCookie, secureCookies } from './session-cookie'

const DAYS = 180
/** People of one device who are remembered: the last ones. */
const MAX_USERS = 5
const TOKEN = /^[\w-]{43}$/

const cookieName = () => hostCookie('portal-device')
// Bound to the e-mail: an own account's device is worth nothing at somebody else's.
const textOf = (device: string, email: string) => `known-device:${device}:${email}`

/** The device's id and the marks of those who signed in on it, as they came. */
async function read(): Promise<{ device: string; marks: string[] } | undefined> {
  const [device = '', ...marks] = ((await cookies()).get(cookieName())?.value ?? '').split('.')
  return TOKEN.test(device) ? { device, marks: marks.slice(0, MAX_USERS) } : undefined
}

/**
 * The id of this browser when the owner of an e-mail has signed in on it before, by a mark that only we can
 * make; else undefined.
 */
export async function knownDevice(email: string): Promise<string | undefined> {
  const found = await read()
  if (!found) return undefined
  const ours = fingerprints(textOf(found.device, email))
  return found.marks.some((mark) => ours.some((candidate) => sameText(candidate, mark)))
    ? found.device
    : undefined
}

/**
 * Remembers for 180 days that the owner of an e-mail signed in on this browser: with every factor.
 * @throws outside a server action
 */
export async function rememberDevice(email: string): Promise<void> {
  const found = await read()
  const device = found?.device ?? newToken()
  const known = fingerprints(textOf(device, email))
  const others = (found?.marks ?? []).filter((mark) => !known.includes(mark))
  const value = [device, fingerprint(textOf(device, email)), ...others.slice(0, MAX_USERS - 1)].join('.')
  ;(await cookies()).set(cookieName(), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(),
    path: '/',
    maxAge: DAYS * 86_400,
  })
}
