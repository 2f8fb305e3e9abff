import { recordAudit } from '@/lib/audit/audit'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { alertOffice } from '@/lib/notifications/alert-office'
import { notify } from '@/lib/notifications/notify'
import { isNumberHeld } from './is-number-held'
import { lastCode, lockUser, type LockedUser } from './lock-user'
import { codeState } from './rules'
import { isCode, sendEmailCode } from './send-code'
import { countWrongTry, mayResend } from './code-tries'

/**
 * `numberHeld`: the office will look at the commercial registration number first; told without saying why.
 */
export type Verified = { numberHeld: boolean }

function hasLapsed(user: LockedUser, at: Date): boolean {
  return (
    user.accountState === 'LAPSED' ||
    (user.accountState === 'UNVERIFIED' && user.lapsesAt !== null && user.lapsesAt <= at)
  )
}

/**
 * Enters the code of the e-mail. The right one activates account and user, once. A wrong one counts although
 * the action fails; the code of the SMS is told from a wrong one. No code was made for a stand-in: it is
 * never right.
 * @returns problems registrationGone, codeNone, codeExpired, codeSpent, codeWrong (left), codeOfMobile
 */
export async function verifyCode(
  tx: Tx,
  userId: string,
  typed: string,
  at: Date,
  address: string,
): Promise<Result<Verified>> {
  const user = await lockUser(tx, userId)
  if (!user || hasLapsed(user, at)) return fail('registrationGone')
  const code = await lastCode(tx, { userId }, 'EMAIL')
  const state = codeState(code, at)
  if (!code || state === 'none') return fail('codeNone', 'code')
  const right = isCode(code.codeHash, userId, typed) && user.state !== 'LAPSED'
  // The twin of the post that was accepted a moment ago: nothing more happens, the answer is the same.
  if (state === 'used' && right && code.expiresAt > at)
    return ok({ numberHeld: await isNumberHeld(tx, user.number, user.accountId) })
  if (state === 'used') return fail('codeNone', 'code')
  if (state === 'expired') return fail('codeExpired', 'code')
  if (state === 'spent') return fail('codeSpent', 'code')
  if (!right)
    return (await isMobileCode(tx, userId, typed, at))
      ? fail('codeOfMobile', 'code')
      : countWrongTry(
          tx,
          'verification.wrong',
          { subject: 'User', subjectId: userId, accountId: user.accountId },
          code,
          at,
          address,
        )
  await tx.verificationCode.update({ where: { id: code.id }, data: { usedAt: at } })
  return ok(await activate(tx, user, at, address))
}

/** Two codes arrive at one moment: who enters the wrong one of the two is told so. */
async function isMobileCode(tx: Tx, userId: string, typed: string, at: Date): Promise<boolean> {
  const code = await lastCode(tx, { userId }, 'SMS')
  return code !== null && codeState(code, at) === 'open' && isCode(code.codeHash, userId, typed)
}

async function activate(tx: Tx, user: LockedUser, at: Date, address: string): Promise<Verified> {
  const numberHeld = await isNumberHeld(tx, user.number, user.accountId)
  await tx.user.update({ where: { id: user.id }, data: { verifiedAt: at, state: 'ACTIVE' } })
  const first = user.accountState === 'UNVERIFIED'
  if (first)
    await tx.account.update({
      where: { id: user.accountId },
      data: { state: 'ACTIVE', verifiedAt: at, lapsesAt: null },
    })
  await recordAudit(tx, { kind: 'VISITOR' }, at, {
    event: 'account.verified',
    subject: 'User',
    subjectId: user.id,
    accountId: user.accountId,
    address,
  })
  await notify(tx, at, {
    userIds: [user.id],
    kind: 'account.verified',
    args: { name: user.firstName },
    href: '/dashboard',
  })
  // Only now: an alert at registration could be rung by anybody, as often as wanted.
  if (first && numberHeld) {
    await alertOffice(tx, at, {
      permission: 'registrations.decide',
      kind: 'number.held',
      args: { number: user.number! },
      href: '/admin/requests/registrations',
      email: false,
    })
  }
  return { numberHeld }
}

/**
 * Sends another code to the e-mail; the one before is worth nothing from then on.
 * @param locale language of the message
 * @returns problems registrationGone, alreadyVerified, resendTooSoon (seconds), codesTooMany
 */
export async function resendCode(tx: Tx, userId: string, at: Date, locale: string): Promise<Result> {
  const user = await lockUser(tx, userId)
  if (!user || hasLapsed(user, at)) return fail('registrationGone')
  if (user.verifiedAt) return fail('alreadyVerified')
  const allowed = await mayResend(tx, { userId }, 'EMAIL', at)
  if (!allowed.ok) return allowed
  await sendEmailCode(
    tx,
    at,
    { owner: { userId }, email: user.email, mobile: user.mobile, firstName: user.firstName, locale },
    user.state === 'LAPSED',
  )
  return ok()
}
