import type { Visitor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { newToken, sha256 } from '@/lib/core/ids'
import { fail, failAll, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { queueMessage } from '@/lib/messages/queue-message'
import { withMinimumDuration } from './with-minimum-duration'
import { endSessions } from './end-sessions'
import { emailCounter } from './sign-in-backoff-counters'
import { knownDevice } from './known-device-cookie'
import { lockUserRow } from './lock-user-row'
import { hashPassword, passwordProblems } from './password'
import { notifyPasswordChanged } from './notify-password-changed'
import { forgetWrongPasswords } from './sign-in-backoff-wrong-password'

const MINUTES = 30
/**
 * Mails to one e-mail address, whoever asks: the owner's mailbox must not be flooded. In no longer a time
 * than a link works: whoever has used them up, one that still works lies in the mailbox.
 */
const PER_EMAIL = { most: 3, seconds: MINUTES * 60 }
/** Longer than the longer of the two ways takes. */
const FLOOR_MS = 400
const NOBODY: Visitor = { kind: 'VISITOR' }

/**
 * Sends a link to set a new password, if the e-mail is one of ours. Says and takes the same either way; a
 * user who was invited and has no password yet gets none (the invitation is the way in).
 */
export async function requestPasswordReset(email: string, at: Date, address: string): Promise<Result> {
  return withMinimumDuration(FLOOR_MS, async () => {
    const taken = await takeFromLimit(`reset:${emailCounter(email).key}`, PER_EMAIL, at)
    const user = await db.user.findFirst({
      where: { email, state: { in: ['ACTIVE', 'PENDING'] }, passwordHash: { not: null } },
      select: { id: true, email: true, locale: true, firstName: true },
    })
    if (user && taken.allowed) await db.$transaction((tx) => sendLink(tx, user, at, address))
    return ok()
  })
}

async function sendLink(
  tx: Tx,
  user: { id: string; email: string; locale: string; firstName: string },
  at: Date,
  address: string,
): Promise<void> {
  const token = newToken()
  await tx.passwordReset.create({
    data: {
      hash: sha256(token),
      userId: user.id,
      createdAt: at,
      expiresAt: new Date(at.getTime() + MINUTES * 60_000),
    },
  })
  await queueMessage(tx, at, {
    key: `password.reset:${sha256(token)}`,
    template: 'password.reset',
    to: { email: user.email },
    locale: user.locale,
    args: { link: `/reset-password/${token}`, name: user.firstName, minutes: String(MINUTES) },
  })
  await recordAudit(tx, NOBODY, at, {
    event: 'password.reset-requested',
    subject: 'User',
    subjectId: user.id,
    address,
  })
}

/** The open reset a link stands for; undefined when it was used, is too old or was never made. */
export async function findPasswordReset(token: string, at: Date) {
  const row = await db.passwordReset.findFirst({
    where: {
      hash: sha256(token),
      usedAt: null,
      expiresAt: { gt: at },
      user: { state: { in: ['ACTIVE', 'PENDING'] } },
    },
    select: { user: { select: { id: true, kind: true, email: true, firstName: true, lastName: true } } },
  })
  return row?.user
}

/**
 * Sets a new password by a link: once, and every session of the user ends. Not inside a transaction.
 * @returns whether the user is staff; problems of the password rule, `resetLinkUsed`, `busy`
 */
export async function resetPassword(
  token: string,
  password: string,
  at: Date,
  address: string,
): Promise<Result<{ staff: boolean }>> {
  // Before the costly hash, so that invented links cannot keep the queue full.
  const user = await findPasswordReset(token, at)
  if (!user) return fail('resetLinkUsed')
  const problems = passwordProblems(password, 'password', [user.email, user.firstName, user.lastName])
  if (problems.length > 0) return failAll(problems)
  const hashed = await hashPassword(password)
  if (!hashed.ok) return hashed
  return db.$transaction(async (tx) => {
    await lockUserRow(tx, user.id)
    const { count } = await tx.passwordReset.updateMany({
      where: { hash: sha256(token), usedAt: null, expiresAt: { gt: at } },
      data: { usedAt: at },
    })
    if (count !== 1) return fail('resetLinkUsed')
    await tx.user.update({ where: { id: user.id }, data: { passwordHash: hashed.value } })
    await tx.passwordReset.updateMany({ where: { userId: user.id, usedAt: null }, data: { usedAt: at } })
    await endSessions(tx, user.id, 'PASSWORD_CHANGED', at)
    await forgetWrongPasswords(user.email, { address, device: await knownDevice(user.email) }, tx)
    await notifyPasswordChanged(tx, { id: user.id, staff: user.kind === 'STAFF' }, at)
    await recordAudit(tx, NOBODY, at, {
      event: 'password.reset',
      person: user,
      subject: 'User',
      subjectId: user.id,
      address,
    })
    return ok({ staff: user.kind === 'STAFF' })
  })
}
