import { isSignedIn, isStaff, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { fail, failAll, ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import { countDelayedTry } from './sign-in-backoff-audit'
import { clearFailures, recordFailure, backoffLeft } from './sign-in-backoff'
import { keysOf, ownPasswordCounters } from './sign-in-backoff-counters'
import { knownDevice } from './known-device-cookie'
import { hashPassword, passwordProblems, verifyPassword } from './password'
import { renewSession } from './renew-session'
import { notifyPasswordChanged } from './notify-password-changed'
import { backoffFailure } from './sign-in-backoff-failure'
import { notifyWrongTriesAt } from './notify-wrong-tries'

export type SignedInActor = Extract<Actor, { userId: string }>
type Owner = Pick<SignedInActor, 'userId' | 'email'>

/** @throws when nobody is signed in: for code behind a permission that only signed-in users hold */
export function signedIn(actor: Actor): SignedInActor {
  if (!isSignedIn(actor)) throw new Error('a signed-in actor was expected')
  return actor
}

/**
 * Whether the user's own password was typed again; wrong ones are counted, so that a session left open is no
 * oracle.
 * @returns the stored hash; problems `passwordWrong` at `field`, `waitSeconds`, `waitMinutes`, `busy`
 */
export async function confirmOwnPassword(
  { userId, email }: Owner,
  password: string,
  at: Date,
  address: string,
  field = 'currentPassword',
): Promise<Result<string>> {
  const counters = ownPasswordCounters(userId, await knownDevice(email))
  const refuse = async (seconds: number) => {
    await countDelayedTry('own-password', userId, address, at)
    return backoffFailure(seconds)
  }
  const wait = await backoffLeft(keysOf(counters), at)
  if (wait > 0) return refuse(wait)
  const { passwordHash } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  })
  const checked = await verifyPassword(passwordHash, password)
  if (!checked.ok) return checked
  const since = await backoffLeft(keysOf(counters), at)
  if (since > 0) return refuse(since)
  if (!checked.value || passwordHash === null) {
    for (const { key, rule } of counters)
      await notifyWrongTriesAt((await recordFailure(key, rule, at)).failures, email)
    return fail('passwordWrong', field)
  }
  await clearFailures(keysOf(counters))
  return ok(passwordHash)
}

/**
 * Changes one's own password: every session ends, a new one starts here, and the owner is told. Not inside a
 * transaction.
 * @returns problems of `confirmOwnPassword` and of the password rule, `passwordSame`
 */
export async function changePassword(
  actor: SignedInActor,
  given: { currentPassword: string; password: string },
  at: Date,
  address: string,
): Promise<Result> {
  const problems = passwordProblems(given.password, 'password', [
    actor.email,
    actor.firstName,
    actor.lastName,
  ])
  if (problems.length > 0) return failAll(problems)
  if (given.password === given.currentPassword) return fail('passwordSame', 'password')
  const confirmed = await confirmOwnPassword(actor, given.currentPassword, at, address)
  if (!confirmed.ok) return confirmed
  const hashed = await hashPassword(given.password)
  if (!hashed.ok) return hashed
  return db.$transaction(async (tx) => {
    // Compared once more: of two changes at once the second one's current password is no longer right.
    const { count } = await tx.user.updateMany({
      where: { id: actor.userId, passwordHash: confirmed.value },
      data: { passwordHash: hashed.value },
    })
    if (count !== 1) return fail('passwordWrong', 'currentPassword')
    await renewSession(tx, actor, 'PASSWORD_CHANGED', at)
    await tx.passwordReset.updateMany({ where: { userId: actor.userId, usedAt: null }, data: { usedAt: at } })
    await notifyPasswordChanged(tx, { id: actor.userId, staff: isStaff(actor) }, at)
    await recordAudit(tx, actor, at, {
      event: 'password.changed',
      subject: 'User',
      subjectId: actor.userId,
      address,
    })
    return ok()
  })
}
