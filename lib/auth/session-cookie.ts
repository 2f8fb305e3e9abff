import { decode, encode } from 'next-auth/jwt'
import { env } from '@/lib/env'

/** Cookies are marked Secure only where the site is https: else no browser would keep them. */
export const secureCookies = (): boolean => env.SITE_URL.startsWith('https:')

/** The cookie's name: `__Secure-` only where the site is https, as next-auth itself does. */
export function sessionCookieName(): string {
  return new URL(env.SITE_URL).protocol === 'https:' ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/** What the cookie says. It proves nothing alone: the Session row decides. */
export type SessionToken = { userId: string; sessionId: string }

/** @param maxAge seconds */
export async function encodeSessionToken(token: SessionToken, maxAge: number): Promise<string> {
  return encode({ token: { sub: token.userId, sid: token.sessionId }, secret: env.AUTH_SECRET, maxAge })
}

/** The token's content, or undefined when it is missing, forged or too old. */
export async function decodeSessionToken(value: string | undefined): Promise<SessionToken | undefined> {
  if (!value) return undefined
  try {
    const token = await decode({ token: value, secret: env.AUTH_SECRET })
    if (typeof token?.sub !== 'string' || typeof token.sid !== 'string') return undefined
    return { userId: token.sub, sessionId: token.sid }
  } catch {
    return undefined
  }
}
