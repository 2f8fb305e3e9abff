import type { Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { isSameNumber } from '@/lib/core/registration-number'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import type { CompanyRole } from '@/lib/db/generated/enums'
import { emitEvent } from '@/lib/outbox/emit-event'
import type { Approval } from '@/lib/requests/request-type-definition'
import { applyPartyDetails } from './party-details'
import { requestTitles } from './request-titles'
import { unanswered } from './unlink-party'

/**
 * First company of the account is the main one. Decided here, under the account's lock: two approvals wait
 * for each other.
 */
async function roleFor(tx: Tx, accountId: string): Promise<CompanyRole> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`
  const main = await tx.company.findFirst({ where: { accountId, role: 'MAIN' }, select: { id: true } })
  return main ? 'BRANCH' : 'MAIN'
}

/**
 * Makes the company of a registration: the account's first is the main one and later ones branches, linked to
 * the party the customs system knows. Nothing is granted to additional users.
 * @returns `answersMissing` when required answers are empty and customs holds none; `linkMismatch` when the
 * linked party has another number; `numberHeld` when an active company already has the commercial registration
 * number
 */
export async function approveRegistration(
  tx: Tx,
  _actor: Actor,
  at: Date,
  request: Request,
): Promise<Result<Approval>> {
  const registration = await tx.companyRegistration.findUniqueOrThrow({
    where: { requestId: request.id },
    include: { profile: true, party: true },
  })
  const number = registration.profile.commercialRegistrationNumber
  if (!number) return fail('numberMissing')
  // The link belongs to the number it was found by: another company's party must never come with this one.
  if (registration.party && !isSameNumber(registration.party.commercialRegistrationNumber, number))
    return fail('linkMismatch')
  const known = registration.party ? applyPartyDetails(registration.profile, registration.party) : {}
  if (unanswered({ ...registration.profile, ...known }).length > 0) return fail('answersMissing')
  const role = await roleFor(tx, request.accountId)
  const id = newId(at)
  // Waits for another approval of the same number and then inserts nothing: the partial unique index decides,
  // without an error.
  const made = await tx.$executeRaw`
    INSERT INTO "Company" (id, "accountId", role, state, "commercialRegistrationNumber", "partyId", "profileId", "approvedAt")
    VALUES (${id}::uuid, ${request.accountId}::uuid, ${role}::"CompanyRole", 'ACTIVE', ${number}, ${registration.partyId}::uuid, ${registration.profileId}::uuid, ${at})
    ON CONFLICT DO NOTHING`
  if (made === 0) return fail('numberHeld', undefined, { number })
  const profile = await tx.companyProfile.update({
    where: { id: registration.profileId },
    data: { ...known, companyId: id, approvedAt: at },
  })
  if (registration.role !== role)
    await tx.companyRegistration.update({ where: { requestId: request.id }, data: { role } })
  // Approved: from now on the company's own name stands where a masked one stood.
  return ok({
    patch: { companyId: id, ...requestTitles(request.number, profile) },
    href: `/companies/${id}`,
    announce: () =>
      emitEvent(tx, at, 'company.registered', number, {
        customsCode: registration.party?.customsCode ?? null,
        requestNumber: request.number,
        role,
      }),
  })
}
