import { isSignedIn, isStaff, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { fail, failAll, ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import { EMAIL_RULE, clearGuesses, recordGuess, waitFor } from './guess-delay'
import { passwordKey } from './guess-keys'
import { hashPassword, passwordProblems, verifyPassword } from './password'
import { renewSession } from './renew-session'
import { tellPasswordChanged } from './tell-password-changed'
import { waitProblem } from './wait-problem'

export type SignedInActor = Extract<Actor, { userId: string }>

/** @throws when nobody is signed in: for code behind a permission that only signed-in users hold */
export function signedIn(actor: Actor): SignedInActor {
  if (!isSignedIn(actor)) throw new Error('a signed-in actor was expected')
  return actor
}

/**
 * Whether the user's own password was typed again; wrong ones are counted, so that a session left open is no oracle.
 * @returns the stored hash; problems `passwordWrong` at `field`, `waitSeconds`, `waitMinutes`, `busy`
 */
export async function confirmOwnPassword(userId: string, password: string, at: Date, field = 'currentPassword'): Promise<Result<string>> {
  const key = passwordKey(userId)
  const wait = await waitFor([key], at)
  if (wait > 0) return waitProblem(wait)
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
  const checked = await verifyPassword(passwordHash, password)
  if (!checked.ok) return checked
  const since = await waitFor([key], at)
  if (since > 0) return waitProblem(since)
  if (!checked.value || passwordHash === null) {
    await recordGuess(key, EMAIL_RULE, at)
    return fail('passwordWrong', field)
  }
  await clearGuesses(key)
  return ok(passwordHash)
}

/**
 * Changes one's own password: every session ends, a new one starts here, and the owner is told. Not inside a transaction.
 * @returns problems of `confirmOwnPassword` and of the password rule, `passwordSame`
 */
export async function changePassword(actor: SignedInActor, given: { currentPassword: string; password: string }, at: Date, address: string): Promise<Result> {
  const problems = passwordProblems(given.password, 'password', [actor.email, actor.firstName, actor.lastName])
  if (problems.length > 0) return failAll(problems)
  if (given.password === given.currentPassword) return fail('passwordSame', 'password')
  const confirmed = await confirmOwnPassword(actor.userId, given.currentPassword, at)
  if (!confirmed.ok) return confirmed
  const hashed = await hashPassword(given.password)
  if (!hashed.ok) return hashed
  return db.$transaction(async (tx) => {
    // Compared once more: of two changes at once the second one's current password is no longer right.
    const { count } = await tx.user.updateMany({ where: { id: actor.userId, passwordHash: confirmed.value }, data: { passwordHash: hashed.value } })
    if (count !== 1) return fail('passwordWrong', 'currentPassword')
    await renewSession(tx, actor, 'PASSWORD_CHANGED', at)
    await tx.passwordReset.updateMany({ where: { userId: actor.userId, usedAt: null }, data: { usedAt: at } })
    await tellPasswordChanged(tx, { id: actor.userId, staff: isStaff(actor) }, at)
    await recordAudit(tx, actor, at, { event: 'password.changed', subject: 'User', subjectId: actor.userId, address })
    return ok()
  })
}
