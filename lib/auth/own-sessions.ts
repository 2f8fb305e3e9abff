import { recordAudit } from '@/lib/audit/audit'
import { fail, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import type { SignedInActor } from './change-password'
import { deviceName } from './device-name'
import { endSession, endSessions } from './end-sessions'

export type OwnSession = {
  id: string
  device: string
  address: string
  createdAt: Date
  lastSeenAt: Date
  current: boolean
}

/**
 * The open sessions of the asking user, the present one first.
 * @param idleMinutes after which a session counts as ended
 */
export async function findOwnSessions(
  actor: SignedInActor,
  at: Date,
  idleMinutes: number,
): Promise<OwnSession[]> {
  const rows = await db.session.findMany({
    where: {
      userId: actor.userId,
      endedAt: null,
      expiresAt: { gt: at },
      lastSeenAt: { gt: new Date(at.getTime() - idleMinutes * 60_000) },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: 50,
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
  })
  const sessions = rows.map(({ userAgent, ...row }) => ({
    ...row,
    device: deviceName(userAgent),
    current: row.id === actor.sessionId,
  }))
  return sessions.sort((a, b) => Number(b.current) - Number(a.current))
}

/** Signs the user out everywhere, here too. */
export async function signOutEverywhere(
  tx: Tx,
  actor: SignedInActor,
  at: Date,
  address: string,
): Promise<Result> {
  const ended = await endSessions(tx, actor.userId, 'SIGNED_OUT_EVERYWHERE', at)
  await recordAudit(tx, actor, at, {
    event: 'sign-out.everywhere',
    subject: 'User',
    subjectId: actor.userId,
    address,
    details: { ended },
  })
  return ok()
}

/** Ends one other session of one's own. @returns problem `notFound` for anybody else's */
export async function endOwnSession(
  tx: Tx,
  actor: SignedInActor,
  sessionId: string,
  at: Date,
  address: string,
): Promise<Result> {
  const own = await tx.session.findFirst({
    where: { id: sessionId, userId: actor.userId },
    select: { id: true },
  })
  if (!own) return fail('notFound')
  await endSession(tx, { userId: actor.userId, sessionId }, 'SIGNED_OUT', at)
  await recordAudit(tx, actor, at, {
    event: 'sign-out.one',
    subject: 'Session',
    subjectId: sessionId,
    address,
  })
  return ok()
}
