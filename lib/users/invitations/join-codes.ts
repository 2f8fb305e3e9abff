import type { Actor } from '@/lib/access/actor'
import { countWrongTry, mayResend } from '@/lib/accounts/code-tries'
import { lastCode } from '@/lib/accounts/lock-user'
import { codeState } from '@/lib/accounts/rules'
import { isCode, sendEmailCode, sendMobileCode } from '@/lib/accounts/send-code'
import { recordAudit } from '@/lib/audit/audit'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { MessageChannel } from '@/lib/db/generated/enums'
import type { JoinKey } from './find-join'
import { lockJoin, type LockedJoin } from './lock-join'
import { unsealAnswers, unsealEmail } from './sealed-person'

type Context = { at: Date; address: string; locale: string }

/** @throws before the details were given; `lockJoin` lets nobody here then */
function answersOf(row: LockedJoin) {
  const answers = unsealAnswers(row)
  if (!answers) throw new Error('an acceptance without its answers')
  return answers
}

const sendMobile = (tx: Tx, row: LockedJoin, at: Date, locale: string): Promise<boolean> => {
  const { mobile, firstName } = answersOf(row)
  return sendMobileCode(tx, at, { owner: { invitationId: row.id }, mobile, firstName, locale })
}

/** Spends the newest code of a channel. @returns codeNone, codeExpired, codeSpent, codeWrong (left) */
async function spendCode(
  tx: Tx,
  row: LockedJoin,
  channel: MessageChannel,
  typed: string,
  { at, address }: Context,
): Promise<Result> {
  const code = await lastCode(tx, { invitationId: row.id }, channel)
  const state = codeState(code, at)
  if (!code || state === 'none' || state === 'used') return fail('codeNone', 'code')
  if (state === 'expired') return fail('codeExpired', 'code')
  if (state === 'spent') return fail('codeSpent', 'code')
  if (!isCode(code.codeHash, row.id, typed)) {
    const who = { subject: 'UserInvitation', subjectId: row.id, accountId: row.accountId } as const
    return countWrongTry(tx, 'invitation.code-wrong', who, code, at, address)
  }
  await tx.verificationCode.update({ where: { id: code.id }, data: { usedAt: at } })
  return ok()
}

/**
 * Enters the code of the e-mail, and has one sent to the mobile: to the number that the invited person
 * confirmed, never to the one that the general user typed.
 * @returns those of `lockJoin`; codeNone, codeExpired, codeSpent, codeWrong (left)
 */
export async function verifyJoinEmail(
  tx: Tx,
  actor: Actor,
  key: JoinKey,
  typed: string,
  context: Context,
): Promise<Result> {
  const locked = await lockJoin(tx, actor, key, context.at, ['CODE', 'MOBILE', 'TERMS'])
  if (!locked.ok) return locked
  const row = locked.value
  // The twin of the post that was accepted a moment ago, or another tab.
  if (row.emailVerifiedAt) return ok()
  const spent = await spendCode(tx, row, 'EMAIL', typed, context)
  if (!spent.ok) return spent
  await tx.userInvitation.update({ where: { id: row.id }, data: { emailVerifiedAt: context.at } })
  await recordAudit(tx, actor, context.at, {
    event: 'invitation.email-verified',
    subject: 'UserInvitation',
    subjectId: row.id,
    address: context.address,
  })
  await sendMobile(tx, row, context.at, context.locale)
  return ok()
}

/** Enters the code of the SMS. It may follow later, once signed in. @returns as `verifyJoinEmail` */
export async function verifyJoinMobile(
  tx: Tx,
  actor: Actor,
  key: JoinKey,
  typed: string,
  context: Context,
): Promise<Result> {
  const locked = await lockJoin(tx, actor, key, context.at, ['MOBILE', 'TERMS'])
  if (!locked.ok) return locked
  if (locked.value.mobileVerifiedAt) return ok()
  const spent = await spendCode(tx, locked.value, 'SMS', typed, context)
  if (!spent.ok) return spent
  await tx.userInvitation.update({ where: { id: locked.value.id }, data: { mobileVerifiedAt: context.at } })
  return ok()
}

/**
 * Sends another code of the step that the browser is at; the one before is worth nothing from then on.
 * @returns those of `lockJoin`; resendTooSoon (seconds), codesTooMany
 */
export async function resendJoinCode(tx: Tx, actor: Actor, key: JoinKey, context: Context): Promise<Result> {
  const locked = await lockJoin(tx, actor, key, context.at, ['CODE', 'MOBILE'])
  if (!locked.ok) return locked
  const row = locked.value
  const owner = { invitationId: row.id }
  const allowed = await mayResend(tx, owner, row.emailVerifiedAt ? 'SMS' : 'EMAIL', context.at)
  if (!allowed.ok) return allowed
  const { at, locale } = context
  if (row.emailVerifiedAt) return (await sendMobile(tx, row, at, locale)) ? ok() : fail('codesTooMany')
  const { mobile, firstName } = answersOf(row)
  await sendEmailCode(tx, at, { owner, email: unsealEmail(row), mobile, firstName, locale }, false)
  return ok()
}
