import { staffOf, type Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { isSameNumber } from '@/lib/core/registration-number'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import type { CompanyRole } from '@/lib/db/generated/enums'
import { emitEvent } from '@/lib/outbox/emit-event'
import { advance } from '@/lib/requests/advance'
import { announceDecision } from '@/lib/requests/office-decide'
import { holdForDecision, type Decision } from '@/lib/requests/office-guard'
import { customsCodeOf } from './customs-code-of'
import { unanswered } from './cut-link'
import { applyPartyDetails } from './party-details'
import { replaceProfile } from './replace-profile'
import { subjectOf } from './subject'

export type Approved = { requestId: string; companyId: string; role: CompanyRole }

type Outcome = { companyId: string; subjectAr?: string; subjectEn?: string; searchText?: string }

async function finish(
  tx: Tx,
  actor: Actor,
  at: Date,
  decision: Decision,
  outcome: Outcome,
): Promise<Result<Request>> {
  const moved = await advance(tx, actor, at, {
    requestId: decision.requestId,
    version: decision.version,
    move: 'approve',
    patch: { ...outcome, decidedAt: at, decidedById: staffOf(actor).userId },
  })
  if (!moved.ok) return moved
  // What was drafted and never sent has no reader any more.
  await tx.requestCorrection.deleteMany({ where: { requestId: decision.requestId, sentAt: null } })
  await announceDecision(tx, at, moved.value, 'request.approved', `/companies/${outcome.companyId}`)
  await emitEvent(tx, at, 'request.approved', moved.value.number, {
    type: moved.value.type,
    version: moved.value.version,
  })
  return moved
}

/**
 * First company of the account is the main one. Decided here, under the account's lock: two approvals wait
 * for each other.
 */
async function roleFor(tx: Tx, accountId: string): Promise<CompanyRole> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`
  const main = await tx.company.findFirst({ where: { accountId, role: 'MAIN' }, select: { id: true } })
  return main ? 'BRANCH' : 'MAIN'
}

async function approveRegistration(
  tx: Tx,
  actor: Actor,
  at: Date,
  decision: Decision,
  request: Request,
): Promise<Result<Approved>> {
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
  const moved = await finish(tx, actor, at, decision, {
    companyId: id,
    ...subjectOf(request.number, profile),
  })
  if (!moved.ok) return moved
  await emitEvent(tx, at, 'company.registered', number, {
    customsCode: registration.party?.customsCode ?? null,
    requestNumber: request.number,
    role,
  })
  return ok({ requestId: request.id, companyId: id, role })
}

async function approveChange(
  tx: Tx,
  actor: Actor,
  at: Date,
  decision: Decision,
  request: Request,
): Promise<Result<Approved>> {
  const change = await tx.companyChange.findUniqueOrThrow({ where: { requestId: request.id } })
  if (!request.companyId) throw new Error(`change request ${request.id} has no company`)
  const company = await replaceProfile(tx, at, {
    companyId: request.companyId,
    profileId: change.profileId,
    baseProfileId: change.baseProfileId,
  })
  const moved = await finish(tx, actor, at, decision, { companyId: company.id })
  if (!moved.ok) return moved
  await emitEvent(tx, at, 'company.changed', company.commercialRegistrationNumber, {
    customsCode: await customsCodeOf(tx, company.partyId),
    requestNumber: request.number,
    fields: [],
  })
  return ok({ requestId: request.id, companyId: company.id, role: company.role })
}

/**
 * Approves a request, in the caller's transaction. A registration makes the company: the account's first is
 * the main one and later ones branches, linked to the party the customs system knows. A change puts its
 * profile into force; the old one stays readable. Nothing is granted to additional users.
 * @returns `answersMissing` when required answers are empty and customs holds none; `linkMismatch` when the
 * linked party
 *   has another number; `requestStale` or `heldByOther` when somebody else was first; `numberHeld` when an
 * active company already has
 *   the commercial registration number
 */
export async function approve(tx: Tx, actor: Actor, at: Date, decision: Decision): Promise<Result<Approved>> {
  const held = await holdForDecision(tx, actor, at, decision)
  if (!held.ok) return held
  return held.value.type === 'COMPANY_CHANGE'
    ? approveChange(tx, actor, at, decision, held.value)
    : approveRegistration(tx, actor, at, decision, held.value)
}
