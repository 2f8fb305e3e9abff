import type { Visitor } from '@/lib/access/actor'
import { decoyAccountOf } from '@/lib/auth/decoy-account'
import { recordAudit } from '@/lib/audit/audit'
import { fail, ok, type Failure, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { formatDate } from '@/lib/i18n/format'
import { isolateAuto, isolateLtr } from '@/lib/messages/bidi-isolates'
import type { CaptchaInput } from '@/lib/captcha/pass-captcha'
import { isBarredPassword } from './demonstration-password'
import { countDelayedTry } from './sign-in-backoff-audit'
import { findSuspension } from './find-suspension'
import { backoffLeft } from './sign-in-backoff'
import { keysOf, passwordCounters, type SignInSource } from './sign-in-backoff-counters'
import { knownDevice, rememberDevice } from './known-device-cookie'
import { notifyNewDevice } from './notify-new-device'
import { verifyPassword } from './password'
import { CHECK_AFTER, isCheckDue, passCheck, showCheck } from './sign-in-check'
import { startSession } from './start-session'
import { beginEnrolment } from './totp-enrolment'
import { backoffFailure } from './sign-in-backoff-failure'
import { forgetWrongPasswords, recordWrongPassword } from './sign-in-backoff-wrong-password'

export type Portal = 'BUSINESS' | 'STAFF'
export type SignInAttempt = {
  portal: Portal
  email: string
  password: string
  at: Date
  address: string
  userAgent: string
  /** The check against programs, where the form had one. */
  check?: CaptchaInput
}

/** Where the reader goes next: into the portal, to the verification screen, or to the second factor. */
export type SignedIn = { to: 'HOME' | 'VERIFY' | 'CODE' | 'ENROL' }

const NOBODY: Visitor = { kind: 'VISITOR' }

function findUser(where: Prisma.UserWhereInput) {
  return db.user.findFirst({
    where,
    select: {
      id: true,
      kind: true,
      firstName: true,
      lastName: true,
      state: true,
      passwordHash: true,
      accountId: true,
      account: { select: { state: true } },
      totp: { select: { confirmedAt: true } },
    },
  })
}
type Found = NonNullable<Awaited<ReturnType<typeof findUser>>>

/**
 * Whose e-mail and password these are. Unless an active user's were right, a stand-in is tried as well, with
 * its own password check: known and unknown e-mails that were just registered answer alike and take the same
 * time.
 */
async function identify({
  email,
  password,
  at,
}: SignInAttempt): Promise<Result<{ user: Found | null; right: boolean }>> {
  const user = await findUser({ email, state: { not: 'LAPSED' } })
  const first = await verifyPassword(user?.passwordHash, password)
  if (!first.ok) return first
  if (first.value && user?.state === 'ACTIVE') return ok({ user, right: true })
  const standIn = await findUser(decoyAccountOf(email, at))
  const second = await verifyPassword(standIn?.passwordHash, password)
  if (!second.ok) return second
  return ok(second.value && !first.value ? { user: standIn, right: true } : { user, right: first.value })
}

/**
 * Checks e-mail and password at one of the two portals and starts a session. Unknown e-mail, wrong password
 * and the other portal look the same and cost the same. Not inside a transaction: the password waits for its
 * turn.
 * @returns problems `signInWrong`, `accountSuspended`, `officeSuspended` (args day, cause, text), `waitSeconds`,
 * `waitMinutes`, `busy`, and those of `passCheck`
 */
export async function signIn(attempt: SignInAttempt): Promise<Result<SignedIn>> {
  const { email, at, address } = attempt
  const source: SignInSource = { address, device: await knownDevice(email) }
  const keys = keysOf(passwordCounters(email, source))
  const wait = await backoffLeft(keys, at)
  if (wait > 0) return unjudged(attempt, backoffFailure(wait))
  const checked = await isCheckDue(email, source, at)
  if (checked) {
    const check = await passCheck(attempt.check, address, at)
    if (!check.ok) return unjudged(attempt, check)
  }
  const known = await identify(attempt)
  if (!known.ok) return known
  const { user, right } = known.value
  // Again: tries sent at the same moment must not all be judged before the first is counted.
  const since = await backoffLeft(keys, at)
  if (since > 0) return unjudged(attempt, backoffFailure(since))
  if (!checked && (await isCheckDue(email, source, at)))
    return unjudged(attempt, fail('signInCheck', 'captchaWay'))
  const atOwnPortal = user !== null && (user.kind === 'STAFF') === (attempt.portal === 'STAFF')
  if (!right || !atOwnPortal || isBarredPassword(attempt.password)) {
    // Of tries at one moment only the first few are told that they were wrong: the others are as if they had
    // come later.
    if ((await recordWrongPassword(email, source, at)) > CHECK_AFTER && !checked && !source.device)
      return unjudged(attempt, fail('signInCheck', 'captchaWay'))
    if (await isCheckDue(email, source, at)) await showCheck()
    return refuse('signInWrong', attempt, user)
  }
  if (user.state === 'REMOVED') return refuse('accessEnded', attempt, user)
  if (user.state === 'SUSPENDED') return refuse('accountSuspended', attempt, user)
  if (user.account?.state === 'SUSPENDED') return refuseSuspended(attempt, user)
  return db.$transaction((tx) => enter(tx, attempt, user, source), { timeout: 15_000, maxWait: 10_000 })
}

/** A try that says nothing about the password: it came during a delay, or without the check that was due. */
async function unjudged({ email, address, portal, at }: SignInAttempt, failure: Failure): Promise<Failure> {
  const user = await db.user.findFirst({ where: { email, state: { not: 'LAPSED' } }, select: { id: true } })
  await countDelayedTry(portal === 'STAFF' ? 'staff-sign-in' : 'sign-in', user?.id, address, at)
  if (failure.problems[0]?.field) await showCheck()
  return failure
}

async function refuse(
  code: string,
  { at, address, portal }: SignInAttempt,
  user: Found | null,
): Promise<Result<SignedIn>> {
  await recordAudit(db, NOBODY, at, {
    event: 'sign-in.refused',
    outcome: 'REFUSED',
    subject: 'User',
    subjectId: user?.id,
    accountId: user?.accountId ?? undefined,
    address,
    details: { code, door: portal },
  })
  return fail(code)
}

/** The password was right: its owner is told since when the office suspended the account, and why. */
async function refuseSuspended(attempt: SignInAttempt, user: Found): Promise<Result<SignedIn>> {
  const suspension = user.accountId ? await findSuspension(db, { accountId: user.accountId }) : undefined
  const args = {
    day: suspension ? isolateLtr(formatDate(suspension.since)) : 'NONE',
    cause: suspension?.cause ?? 'NONE',
    text: isolateAuto(suspension?.text ?? ''),
  }
  await refuse('officeSuspended', attempt, user)
  return fail('officeSuspended', undefined, args)
}

async function enter(
  tx: Tx,
  { at, address, userAgent, email }: SignInAttempt,
  user: Found,
  source: SignInSource,
): Promise<Result<SignedIn>> {
  // Locks the row and compares: a password changed meanwhile has ended all sessions, and this one must not
  // slip past.
  const { count } = await tx.user.updateMany({
    where: { id: user.id, passwordHash: user.passwordHash, state: user.state },
    data: { passwordHash: user.passwordHash },
  })
  if (count !== 1) return fail('signInWrong')
  const staff = user.kind === 'STAFF'
  if (!staff && user.state === 'ACTIVE')
    await notifyNewDevice(tx, { userId: user.id, at, address, userAgent })
  const sessionId = await startSession(tx, { userId: user.id, at, address, userAgent })
  // Anybody can register anybody's e-mail with a password of their own (lib/auth/decoy-account): giving that
  // one must not forget wrong tries at the owner's. Nobody unverified forgets any, or the delay would tell
  // that an e-mail is known.
  if (user.state === 'ACTIVE') await forgetWrongPasswords(email, source, tx)
  // Staff are remembered with the second factor (lib/auth/verify-second-factor).
  if (user.state === 'ACTIVE' && !staff) await rememberDevice(email)
  await recordAudit(tx, NOBODY, at, {
    event: staff ? 'sign-in.password' : 'sign-in',
    person: user,
    subject: 'User',
    subjectId: user.id,
    accountId: user.accountId ?? undefined,
    address,
    details: { sessionId },
  })
  if (!staff) return ok({ to: user.state === 'ACTIVE' ? 'HOME' : 'VERIFY' })
  if (user.totp?.confirmedAt) return ok({ to: 'CODE' })
  await beginEnrolment(tx, user.id)
  return ok({ to: 'ENROL' })
}
