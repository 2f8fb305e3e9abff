import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { recordRequestEvent } from '@/lib/requests/advance'
import { holdForDecision, type Decision } from '@/lib/requests/office-guard'
import { companyRegistration } from './registration-type'
import { requestTitles } from './request-titles'
import { unlinkWrongParty } from './unlink-party'

const TYPES = { [companyRegistration.type]: companyRegistration }

/**
 * Corrects a commercial registration number after the first submission: in the answers and, for the main
 * company, in the account. A link to a company the customs system knows under another number is cut, and what
 * customs held is noted for return. Raises the version: a decision made on the old number is refused as
 * stale.
 * @param input.number digits, as the form schema cleaned them
 */
export async function correctRegistrationNumber(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Decision & { number: string },
): Promise<Result<Request>> {
  const held = await holdForDecision(TYPES, tx, actor, at, input)
  if (!held.ok) return held
  const { request, officer } = held.value
  const registration = await tx.companyRegistration.findUniqueOrThrow({
    where: { requestId: request.id },
    include: { profile: true, party: true },
  })
  const old = registration.profile.commercialRegistrationNumber
  if (old === input.number) return fail('numberUnchanged', 'number')
  const profile = await tx.companyProfile.update({
    where: { id: registration.profileId },
    data: { commercialRegistrationNumber: input.number },
  })
  const party = await unlinkWrongParty(tx, at, registration, profile, { by: officer.userId, sentAt: null })
  // The account keeps the number given at sign-up; it is this request's only while no main company stands on
  // it.
  if (registration.role === 'MAIN') {
    await tx.account.updateMany({
      where: { id: request.accountId, companies: { none: { role: 'MAIN' } } },
      data: { commercialRegistrationNumber: input.number },
    })
  }
  const updated = await tx.request.update({
    where: { id: request.id },
    data: { ...requestTitles(request.number, profile, party), version: request.version + 1, updatedAt: at },
  })
  await recordRequestEvent(tx, officer, at, updated, {
    kind: 'NUMBER_CORRECTED',
    from: request.state,
    reason: `${old ?? ''} → ${input.number}`,
  })
  await recordAudit(tx, officer, at, {
    event: 'request.number-corrected',
    subject: 'Request',
    subjectId: request.id,
    accountId: request.accountId,
    details: { number: request.number, from: old, to: input.number },
  })
  return ok(updated)
}
