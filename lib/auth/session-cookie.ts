import { decode, encode } from 'next-auth/jwt'
import { env } from '@/lib/env'

/** Cookies are marked Secure only where the site is https: else no browser would keep them. */
export const secureCookies = (): boolean => env.SITE_URL.startsWith('https:')

/** The cookie's name: `__Secure-` only where the site is https, as next-auth itself does. */
export function sessionCookieName(): string {
  return new URL(env.SITE_URL).protocol === 'https:' ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/**
 * How long a browser keeps the cookie, in seconds; longer than any session lasts. The Session row alone says who is signed
 * in: the cookie outlives it so that a form left open overnight, or over a holiday, is still known to be its user's.
 */
export const SESSION_COOKIE_SECONDS = 30 * 24 * 3600

/** What the cookie says. It proves nothing alone: the Session row decides. */
export type SessionToken = { userId: string; sessionId: string }

/** @param maxAge seconds */
export async function encodeSessionToken(token: SessionToken, maxAge: number): Promise<string> {
  return encode({ token: { sub: token.userId, sid: token.sessionId }, secret: env.AUTH_SECRET, maxAge })
}

/** Cookies seen lately and what they say: opening one costs as much as a query. The Session row decides each time. */
const opened = new Map<string, SessionToken>()
const MOST_OPENED = 2000

/** The token's content, or undefined when it is missing, forged or too old. */
export async function decodeSessionToken(value: string | undefined): Promise<SessionToken | undefined> {
  if (!value) return undefined
  const known = opened.get(value)
  if (known) return known
  try {
    const token = await decode({ token: value, secret: env.AUTH_SECRET })
    if (typeof token?.sub !== 'string' || typeof token.sid !== 'string') return undefined
    if (opened.size >= MOST_OPENED) opened.clear()
    const read = { userId: token.sub, sessionId: token.sid }
    opened.set(value, read)
    return read
  } catch {
    return undefined
  }
}
