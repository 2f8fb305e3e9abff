import { recordAudit } from '@/lib/audit/audit'
import { fail, failKept, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { AccountState, UserState } from '@/lib/db/generated/enums'
import { alertOffice } from '@/lib/notifications/alert-office'
import { notify } from '@/lib/notifications/notify'
import { emitEvent } from '@/lib/outbox/outbox'
import { isNumberHeld } from './held-number'
import { CODES_A_DAY, CODE_TRIES, codeState, resendWait } from './rules'
import { isCode, sendCode } from './send-code'

type Locked = {
  id: string
  accountId: string
  email: string
  mobile: string | null
  firstName: string
  state: UserState
  verifiedAt: Date | null
  accountState: AccountState
  lapsesAt: Date | null
  number: string | null
}

/** `numberHeld`: the office will look at the commercial registration number first; told without saying why. */
export type Verified = { numberHeld: boolean }

/** The user and its account, locked: of two codes entered at once the second waits and sees what the first did. */
async function lockUser(tx: Tx, userId: string): Promise<Locked | undefined> {
  const rows = await tx.$queryRaw<Locked[]>`
    SELECT u.id, u."accountId", u.email, u.mobile, u."firstName", u.state::text AS state, u."verifiedAt",
      a.state::text AS "accountState", a."lapsesAt", a."commercialRegistrationNumber" AS number
    FROM "User" u JOIN "Account" a ON a.id = u."accountId" WHERE u.id = ${userId}::uuid FOR UPDATE OF u, a`
  return rows[0]
}

function hasLapsed(user: Locked, at: Date): boolean {
  return user.accountState === 'LAPSED' || (user.accountState === 'UNVERIFIED' && user.lapsesAt !== null && user.lapsesAt <= at)
}

const lastCode = (tx: Tx, userId: string) =>
  tx.verificationCode.findFirst({ where: { userId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })

/**
 * Enters a code. The right one activates account and user, once. A wrong one counts although the action fails.
 * A stand-in answers alike and activates nothing.
 * @returns problems registrationGone, codeNone, codeExpired, codeSpent, codeWrong (left)
 */
export async function verifyCode(tx: Tx, userId: string, typed: string, at: Date, address: string): Promise<Result<Verified>> {
  const user = await lockUser(tx, userId)
  if (!user || hasLapsed(user, at)) return fail('registrationGone')
  const code = await lastCode(tx, userId)
  const state = codeState(code, at)
  if (!code || state === 'none') return fail('codeNone', 'code')
  const right = isCode(code.codeHash, userId, typed)
  // The twin of the post that was accepted a moment ago: nothing more happens, the answer is the same.
  if (state === 'used' && right && code.expiresAt > at) return ok({ numberHeld: await isNumberHeld(tx, user.number, user.accountId) })
  if (state === 'used') return fail('codeNone', 'code')
  if (state === 'expired') return fail('codeExpired', 'code')
  if (state === 'spent') return fail('codeSpent', 'code')
  if (!right) return countWrongTry(tx, user, code, at, address)
  await tx.verificationCode.update({ where: { id: code.id }, data: { usedAt: at } })
  return ok(await activate(tx, user, at, address))
}

async function countWrongTry(tx: Tx, user: Locked, code: { id: string; tries: number }, at: Date, address: string): Promise<Result<Verified>> {
  const left = CODE_TRIES - code.tries - 1
  await tx.verificationCode.update({ where: { id: code.id }, data: { tries: { increment: 1 } } })
  await recordAudit(tx, { kind: 'VISITOR' }, at, { event: 'verification.wrong', outcome: 'REFUSED', subject: 'User', subjectId: user.id, accountId: user.accountId, address, details: { left } })
  return left > 0 ? failKept('codeWrong', 'code', { left }) : failKept('codeSpent', 'code')
}

async function activate(tx: Tx, user: Locked, at: Date, address: string): Promise<Verified> {
  const standIn = user.state === 'LAPSED'
  const numberHeld = await isNumberHeld(tx, user.number, user.accountId)
  await tx.user.update({ where: { id: user.id }, data: { verifiedAt: at, ...(!standIn && { state: 'ACTIVE' }) } })
  if (standIn) return { numberHeld }
  const first = user.accountState === 'UNVERIFIED'
  if (first) await tx.account.update({ where: { id: user.accountId }, data: { state: 'ACTIVE', verifiedAt: at, lapsesAt: null } })
  await recordAudit(tx, { kind: 'VISITOR' }, at, { event: 'account.verified', subject: 'User', subjectId: user.id, accountId: user.accountId, address })
  await emitEvent(tx, at, 'account.verified', user.accountId, { userId: user.id })
  await notify(tx, at, { userIds: [user.id], kind: 'account.verified', args: { name: user.firstName }, href: '/dashboard' })
  // Only now: an alert at registration could be rung by anybody, as often as wanted.
  if (first && numberHeld) {
    await alertOffice(tx, at, { permission: 'registrations.decide', kind: 'number.held', args: { number: user.number! }, href: '/admin/registrations', email: false })
  }
  return { numberHeld }
}

/**
 * Sends another code; the one before is worth nothing from then on.
 * @param locale language of the message
 * @returns problems registrationGone, alreadyVerified, resendTooSoon (seconds), codesTooMany
 */
export async function resendCode(tx: Tx, userId: string, at: Date, locale: string): Promise<Result> {
  const user = await lockUser(tx, userId)
  if (!user || hasLapsed(user, at)) return fail('registrationGone')
  if (user.verifiedAt) return fail('alreadyVerified')
  const wait = resendWait((await lastCode(tx, userId))?.createdAt, at)
  if (wait > 0) return fail('resendTooSoon', undefined, { seconds: wait })
  const dayAgo = new Date(at.getTime() - 86_400_000)
  if ((await tx.verificationCode.count({ where: { userId, createdAt: { gt: dayAgo } } })) >= CODES_A_DAY) return fail('codesTooMany')
  await sendCode(tx, at, { userId, email: user.email, mobile: user.mobile, firstName: user.firstName, locale }, user.state === 'LAPSED')
  return ok()
}
