import type { Member } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { confirmOwnPassword } from '@/lib/auth/change-password'
import { spellingsOf } from '@/lib/core/registration-number'
import { fail, ok, type Failure, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { lockAccount } from './create-registration'
import { maskNumber } from './mask-company-details'
import { checkTypedNumber } from './number-rules'

export type NumberCorrection = { number: string; currentPassword: string }

/**
 * Corrects the commercial registration number given at sign-up, with the password, until the account's first
 * submission. A draft of the main company follows; its link to a company of another number is cut. Not inside
 * a transaction.
 * @returns problems of `confirmOwnPassword`, `numberSubmitted`, and at `number`: `crNumberHeld`,
 * `crNumberOwn`, `crNumbersTooMany`
 */
export async function correctOwnNumber(
  actor: Member,
  input: NumberCorrection,
  at: Date,
  address: string,
): Promise<Result> {
  const confirmed = await confirmOwnPassword(actor, input.currentPassword, at, address)
  if (!confirmed.ok) return confirmed
  let refused: Failure | undefined
  await db.$transaction(async (tx) => {
    const result = await correct(tx, actor, input.number, at, address)
    // Committed all the same: nothing but the office's alert was written before the refusal.
    if (!result.ok) refused = result
  })
  return refused ?? ok()
}

async function correct(tx: Tx, actor: Member, number: string, at: Date, address: string): Promise<Result> {
  const account = await lockAccount(tx, actor.accountId)
  if (
    await tx.request.findFirst({
      where: { accountId: actor.accountId, submittedAt: { not: null } },
      select: { id: true },
    })
  )
    return fail('numberSubmitted')
  if (account.commercialRegistrationNumber === number) return ok()
  const allowed = await checkTypedNumber(tx, actor, at, number)
  if (!allowed.ok)
    return { ...allowed, problems: allowed.problems.map((problem) => ({ ...problem, field: 'number' })) }
  await tx.account.update({ where: { id: actor.accountId }, data: { commercialRegistrationNumber: number } })
  const draft = { state: 'DRAFT', accountId: actor.accountId } as const
  await tx.companyProfile.updateMany({
    where: { registration: { role: 'MAIN', request: draft } },
    data: { commercialRegistrationNumber: number },
  })
  await tx.companyRegistration.updateMany({
    where: {
      role: 'MAIN',
      request: draft,
      party: { commercialRegistrationNumber: { notIn: spellingsOf(number) } },
    },
    data: { partyId: null },
  })
  await recordAudit(tx, actor, at, {
    event: 'account.number-corrected',
    subject: 'Account',
    subjectId: actor.accountId,
    address,
    details: { from: maskNumber(account.commercialRegistrationNumber ?? ''), to: maskNumber(number) },
  })
  return ok()
}
