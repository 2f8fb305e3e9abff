import { cookies } from 'next/headers'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { DEFAULT_SETTINGS } from '@/lib/settings/settings'
import { endSession } from './end-sessions'
import {
  SESSION_TOKEN_SECONDS,
  decodeSessionToken,
  encodeSessionToken,
  secureCookies,
  sessionCookieName,
} from './session-cookie'
import { issueSignInTicket, consumeSignInTicket } from './sign-in-tickets'

export type NewSession = {
  userId: string
  at: Date
  address: string
  userAgent: string
  /** Staff: the second factor was given just now. */
  totpAt?: Date | null
  /** Not to last longer than this, although the setting would let it. */
  endsBy?: Date
}

/**
 * Signs a user in on this browser: a Session row with a new id (one planted from outside is never taken
 * over), and the cookie. What the browser was signed in as before ends.
 * @returns the session's id
 */
export async function startSession(tx: Tx, given: NewSession): Promise<string> {
  const jar = await cookies()
  const before = await decodeSessionToken(jar.get(sessionCookieName())?.value)
  if (before) await endSession(tx, before, 'SIGNED_OUT', given.at)
  const id = await createSession(tx, given)
  // A cookie is made for a spent ticket only, as next-auth's own credentials provider does
  // (lib/auth/next-auth-options).
  const token = await consumeSignInTicket(await issueSignInTicket(tx, id, given.at), given.at, tx)
  if (!token) throw new Error('a fresh ticket was refused')
  // Without an age: on a shared computer it goes with the browser.
  jar.set(sessionCookieName(), await encodeSessionToken(token, SESSION_TOKEN_SECONDS), {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(),
    path: '/',
  })
  return id
}

async function createSession(
  tx: Tx,
  { userId, at, address, userAgent, totpAt, endsBy }: NewSession,
): Promise<string> {
  const { kind } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { kind: true } })
  const key = kind === 'STAFF' ? 'staffAbsoluteMinutes' : 'businessAbsoluteMinutes'
  // Not `getSettings`: a second connection asked for inside a transaction can wait for ever when all are
  // taken.
  const stored = await tx.setting.findUnique({ where: { key } })
  const minutes = stored ? Number(stored.value) : DEFAULT_SETTINGS[key]
  const id = newId(at)
  const full = new Date(at.getTime() + minutes * 60_000)
  await tx.session.create({
    data: {
      id,
      userId,
      createdAt: at,
      lastSeenAt: at,
      totpAt,
      address: address.slice(0, 64),
      userAgent: userAgent.slice(0, 300),
      expiresAt: endsBy && endsBy < full ? endsBy : full,
    },
  })
  await tx.user.update({ where: { id: userId }, data: { lastSignInAt: at } })
  return id
}

/** Signs this browser out: the cookie goes, and its copies are worth nothing. */
export async function dropSessionCookie(): Promise<void> {
  ;(await cookies()).set(sessionCookieName(), '', {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(),
    path: '/',
    maxAge: 0,
  })
}
