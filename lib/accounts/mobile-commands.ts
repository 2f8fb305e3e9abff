import { recordAudit } from '@/lib/audit/audit'
import type { Member } from '@/lib/access/actor'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { countWrongTry, mayResend } from './code-tries'
import { lastCode, lockUser } from './lock-user'
import { codeState } from './rules'
import { isCode, sendMobileCode } from './send-code'

/**
 * Enters the code of the SMS: confirms the mobile of the asking user, once. A wrong one counts although the
 * action fails.
 * @returns problems codeNone, codeExpired, codeSpent, codeWrong (left)
 */
export async function verifyMobile(
  tx: Tx,
  actor: Member,
  typed: string,
  at: Date,
  address: string,
): Promise<Result> {
  const user = await lockUser(tx, actor.userId)
  if (!user) return fail('notFound')
  // The twin of a post that was accepted a moment ago, or another tab.
  if (user.mobileVerifiedAt) return ok()
  const code = await lastCode(tx, { userId: user.id }, 'SMS')
  const state = codeState(code, at)
  if (!code || state === 'none' || state === 'used') return fail('codeNone', 'code')
  if (state === 'expired') return fail('codeExpired', 'code')
  if (state === 'spent') return fail('codeSpent', 'code')
  if (!isCode(code.codeHash, user.id, typed))
    return countWrongTry(
      tx,
      'mobile.wrong',
      { subject: 'User', subjectId: user.id, accountId: user.accountId },
      code,
      at,
      address,
    )
  await tx.verificationCode.update({ where: { id: code.id }, data: { usedAt: at } })
  await tx.user.update({ where: { id: user.id }, data: { mobileVerifiedAt: at } })
  await recordAudit(tx, actor, at, { event: 'mobile.verified', subject: 'User', subjectId: user.id, address })
  return ok()
}

/**
 * Sends another code by SMS; the one before is worth nothing from then on.
 * @returns problems mobileVerified, resendTooSoon (seconds), codesTooMany
 */
export async function resendMobileCode(tx: Tx, actor: Member, at: Date, locale: string): Promise<Result> {
  const user = await lockUser(tx, actor.userId)
  if (!user?.mobile) return fail('notFound')
  if (user.mobileVerifiedAt) return fail('mobileVerified')
  const allowed = await mayResend(tx, { userId: user.id }, 'SMS', at)
  if (!allowed.ok) return allowed
  const sent = await sendMobileCode(tx, at, {
    owner: { userId: user.id },
    mobile: user.mobile,
    firstName: user.firstName,
    locale,
  })
  return sent ? ok() : fail('codesTooMany')
}
