import { recordAudit } from '@/lib/audit/audit'
import type { AuditEventName } from '@/lib/audit/event-catalogue'
import { fail, failKept, ok, type Failure, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { MessageChannel } from '@/lib/db/generated/enums'
import type { CodeOwner } from './code-owner'
import { lastCode } from './lock-user'
import { CODES_A_DAY, CODE_TRIES, resendWait } from './rules'

/** Who entered a code: a user, or the person of an invitation. */
export type CodeSubject = { subject: 'User' | 'UserInvitation'; subjectId: string; accountId: string }

/** Counts a wrong code, although the action fails. @returns problem codeWrong (left) or codeSpent, kept */
export async function countWrongTry(
  tx: Tx,
  event: AuditEventName,
  who: CodeSubject,
  code: { id: string; tries: number },
  at: Date,
  address: string,
): Promise<Failure> {
  const left = CODE_TRIES - code.tries - 1
  await tx.verificationCode.update({ where: { id: code.id }, data: { tries: { increment: 1 } } })
  await recordAudit(tx, { kind: 'VISITOR' }, at, {
    event,
    outcome: 'REFUSED',
    ...who,
    address,
    details: { left },
  })
  return left > 0 ? failKept('codeWrong', 'code', { left }) : failKept('codeSpent', 'code')
}

/**
 * Whether somebody may be sent another code of a channel.
 * @returns problems resendTooSoon (seconds), codesTooMany
 */
export async function mayResend(
  tx: Tx,
  owner: CodeOwner,
  channel: MessageChannel,
  at: Date,
): Promise<Result> {
  const wait = resendWait((await lastCode(tx, owner, channel))?.createdAt, at)
  if (wait > 0) return fail('resendTooSoon', undefined, { seconds: wait })
  const dayAgo = new Date(at.getTime() - 86_400_000)
  const sent = await tx.verificationCode.count({ where: { ...owner, channel, createdAt: { gt: dayAgo } } })
  return sent >= CODES_A_DAY ? fail('codesTooMany') : ok()
}
