import { cookies } from 'next/headers'
import { db } from '@/lib/db/client'
import { findSuspension, type Suspension } from './find-suspension'
import { decodeSessionToken, sessionCookieName, type SessionToken } from './session-cookie'

/**
 * The suspension of the account that a session belongs to, ended or not: its holder is told why. Nobody else is,
 * for a session's cookie is the holder's alone.
 * @returns undefined while the account is not suspended
 */
export async function suspensionForToken({
  sessionId,
  userId,
}: SessionToken): Promise<Partial<Suspension> | undefined> {
  const session = await db.session.findFirst({
    where: { id: sessionId, userId, user: { account: { state: 'SUSPENDED' } } },
    select: { user: { select: { accountId: true } } },
  })
  const accountId = session?.user.accountId
  return accountId ? ((await findSuspension(db, { accountId })) ?? {}) : undefined
}

/** The same for the reader's own cookie. */
export async function ownSuspension(): Promise<Partial<Suspension> | undefined> {
  const token = await decodeSessionToken((await cookies()).get(sessionCookieName())?.value)
  return token && suspensionForToken(token)
}
