import { staffOf, type Actor, type Staff } from '@/lib/access/actor'
import { actingBy, canAnywhere } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { endObservations } from '@/lib/auth/end-observations'
import { findUserActor } from '@/lib/auth/user-actor'
import { isId, newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { User } from '@/lib/db/generated/client'
import type { ObservationReason } from '@/lib/db/generated/enums'
import { formatDateTime, formatTime } from '@/lib/i18n/format'
import { notify } from '@/lib/notifications/notify'
import { readSettings } from '@/lib/settings/settings'

export type WantedObservation = {
  accountId: string
  userId: string
  reason: ObservationReason
  /** For the office alone. */
  note: string
}

/**
 * Begins to show a member of staff the portal as one user of an account sees it: in the asking session alone, for the
 * minutes of the setting. The user and the general users of the account are told at once, and it stands in the
 * account's log. What the same person observed before ends; the same one again, from the same session, goes on.
 * Account first, then the two users by id (docs/decisions/024).
 * @returns `notFound` without the right, and for a user who is not of the account; `observationClosed` while the user
 *   or the account may not sign in
 */
export async function beginObservation(
  tx: Tx,
  actor: Actor,
  at: Date,
  wanted: WantedObservation,
): Promise<Result<{ id: string }>> {
  const { accountId, userId } = wanted
  if (!canAnywhere(actor, 'accounts.observe') || !isId(accountId) || !isId(userId)) return fail('notFound')
  const staff = staffOf(actingBy(actor, 'accounts.observe'))
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`
  await tx.$queryRaw`
    SELECT 1 FROM "User" WHERE id IN (${userId}::uuid, ${staff.userId}::uuid) ORDER BY id FOR NO KEY UPDATE`
  if (!(await stillHolds(tx, staff, at))) return fail('notFound')
  const user = await tx.user.findFirst({ where: { id: userId, accountId }, include: { account: true } })
  if (!user || user.state === 'LAPSED' || user.state === 'REMOVED') return fail('notFound')
  if (user.state !== 'ACTIVE' || user.account?.state !== 'ACTIVE') return fail('observationClosed')
  const running = await tx.observation.findFirst({ where: { staffId: staff.userId, endedAt: null } })
  if (running && running.endsAt > at && running.userId === userId && running.sessionId === staff.sessionId)
    return ok({ id: running.id })
  if (running)
    await endObservations(tx, staff, at, { id: running.id }, running.endsAt > at ? 'REPLACED' : 'EXPIRED')
  return ok({ id: await begin(tx, staff, at, user, wanted) })
}

/** Behind the lock: who was suspended or lost the role a moment ago, or signed out, begins nothing. */
async function stillHolds(tx: Tx, staff: Staff, at: Date): Promise<boolean> {
  const signedIn = await tx.session.count({
    where: { id: staff.sessionId, userId: staff.userId, endedAt: null, expiresAt: { gt: at } },
  })
  return signedIn === 1 && canAnywhere(await findUserActor(tx, staff.userId, at), 'accounts.observe')
}

async function begin(
  tx: Tx,
  staff: Staff,
  at: Date,
  user: User,
  { accountId, userId, reason, note }: WantedObservation,
): Promise<string> {
  const { observationMinutes } = await readSettings(tx)
  const [id, endsAt] = [newId(at), new Date(at.getTime() + observationMinutes * 60_000)]
  await tx.observation.create({
    data: {
      ...{ id, accountId, userId, reason, note, endsAt },
      staffId: staff.userId,
      sessionId: staff.sessionId,
      startedAt: at,
      patterns: [],
    },
  })
  await recordAudit(tx, staff, at, {
    event: 'observation.began',
    accountId,
    subject: 'User',
    subjectId: userId,
    details: { observation: id, reason, note, minutes: observationMinutes },
  })
  // The office is named, never the officer (architecture §11); what was noted stays with the office.
  await notify(tx, at, {
    userIds: [userId],
    generalUsersOf: accountId,
    kind: 'observation.began',
    href: '/activity',
    args: {
      name: `${user.firstName} ${user.lastName}`,
      field: reason,
      time: formatDateTime(at),
      until: formatTime(endsAt),
    },
  })
  return id
}
