import { decode, encode } from 'next-auth/jwt'
import { env } from '@/lib/env'

/** Cookies are marked Secure only where the site is https: else no browser would keep them. */
export const secureCookies = (): boolean => env.SITE_URL.startsWith('https:')

/**
 * A cookie's name: with `__Host-` where the site is https. A browser then takes it from this host alone, over
 * https, for every path: no neighbouring host can plant one (RFC 6265bis §4.1.3.2). Such a cookie needs
 * Secure and the path `/`.
 */
export const hostCookie = (name: string): string => (secureCookies() ? `__Host-${name}` : name)

/** The session cookie's name. */
export const sessionCookieName = (): string => hostCookie('next-auth.session-token')

/**
 * How long the token inside the cookie can be read, in seconds; the cookie itself ends with the browser.
 * Longer than a session and the hours after its time-out, in which a form is still kept for its user: the
 * Session row decides both.
 */
export const SESSION_TOKEN_SECONDS = 7 * 24 * 3600

/** What the cookie says. It proves nothing alone: the Session row decides. */
export type SessionToken = { userId: string; sessionId: string }

/** @param maxAge seconds */
export async function encodeSessionToken(token: SessionToken, maxAge: number): Promise<string> {
  return encode({ token: { sub: token.userId, sid: token.sessionId }, secret: env.AUTH_SECRET, maxAge })
}

/**
 * Cookies seen lately and what they say: opening one costs as much as a query. The Session row decides each
 * time.
 */
const opened = new Map<string, SessionToken>()
const MAX_OPENED = 2000

/** The token's content, or undefined when it is missing, forged or too old. */
export async function decodeSessionToken(value: string | undefined): Promise<SessionToken | undefined> {
  if (!value) return undefined
  const known = opened.get(value)
  if (known) return known
  try {
    const token = await decode({ token: value, secret: env.AUTH_SECRET })
    if (typeof token?.sub !== 'string' || typeof token.sid !== 'string') return undefined
    if (opened.size >= MAX_OPENED) opened.clear()
    const read = { userId: token.sub, sessionId: token.sid }
    opened.set(value, read)
    return read
  } catch {
    return undefined
  }
}
