import { newToken, sha256 } from '@/lib/core/ids'
import { db, type Tx } from '@/lib/db/client'

/** Seconds: a ticket is spent in the same breath. */
const VALID_FOR = 60

/**
 * A ticket for one session cookie. Only lib/auth/start-session issues one.
 * @returns the ticket; its hash alone is stored
 */
export async function issueSignInTicket(tx: Tx, sessionId: string, at: Date): Promise<string> {
  const ticket = newToken()
  await tx.signInTicket.create({
    data: { hash: sha256(ticket), sessionId, expiresAt: new Date(at.getTime() + VALID_FOR * 1000) },
  })
  return ticket
}

/** The session a ticket stands for, once: the second time, too late or unknown gives undefined. */
export async function consumeSignInTicket(
  ticket: unknown,
  at: Date,
  tx: Tx = db,
): Promise<{ userId: string; sessionId: string } | undefined> {
  if (typeof ticket !== 'string' || ticket.length !== 43) return undefined
  const hash = sha256(ticket)
  const { count } = await tx.signInTicket.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  })
  if (count !== 1) return undefined
  const row = await tx.signInTicket.findUniqueOrThrow({ where: { hash } })
  const session = await tx.session.findFirst({
    where: { id: row.sessionId, endedAt: null, expiresAt: { gt: at } },
    select: { id: true, userId: true },
  })
  return session ? { userId: session.userId, sessionId: session.id } : undefined
}
