import { memberOf, type Actor, type Member } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isSameNumber } from '@/lib/core/registration-number'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { copyDocuments } from '@/lib/documents/copy'
import { lockVisible } from '@/lib/requests/corrections'
import { changeFields } from './change-rules'
import { startChange } from './change-commands'
import { answersOf } from './contact-command'
import { createRegistration, findOpenMain, lockAccount } from './create-registration'
import { checkNumber } from './number-rules'
import { type FieldName } from './fields'
import { PROFILE_SELECT } from './profile-values'
import { subjectOf } from './subject'

export type StartedAgain = { requestId: string; href: string }

/** The open request that already follows this one: pressing twice makes one. */
async function findSuccessor(tx: Tx, requestId: string): Promise<string | undefined> {
  const open = await tx.request.findFirst({
    where: { previousId: requestId, state: { in: ['DRAFT', 'SUBMITTED', 'RETURNED'] } },
    select: { id: true },
    orderBy: { id: 'desc' },
  })
  return open?.id
}

async function registerAgain(
  tx: Tx,
  actor: Member,
  at: Date,
  request: Request,
): Promise<Result<StartedAgain>> {
  if (!can(actor, 'companies.register', null)) return fail('forbidden')
  const account = await lockAccount(tx, actor.accountId)
  const successor = await findSuccessor(tx, request.id)
  if (successor) return ok({ requestId: successor, href: `/companies/register/${successor}` })
  const main = await tx.company.findFirst({
    where: { accountId: actor.accountId, role: 'MAIN' },
    select: { id: true },
  })
  const open = main ? undefined : await findOpenMain(tx, actor.accountId)
  if (open)
    return ok({
      requestId: open.id,
      href: open.state === 'DRAFT' ? `/companies/register/${open.id}` : `/requests/${open.id}`,
    })
  const former = await tx.companyRegistration.findUniqueOrThrow({
    where: { requestId: request.id },
    select: {
      partyId: true,
      profile: { select: { ...PROFILE_SELECT, signatoryCivilIdHmac: true } },
      party: { select: { nameAr: true, nameEn: true } },
    },
  })
  const number = main
    ? former.profile.commercialRegistrationNumber
    : (account.commercialRegistrationNumber ?? former.profile.commercialRegistrationNumber)
  if (!number) return fail('numberMissing')
  const checked = await checkNumber(tx, actor, at, number)
  if (!checked.ok) return checked
  const made = await createRegistration(tx, actor, at, {
    role: main ? 'BRANCH' : 'MAIN',
    commercialRegistrationNumber: number,
    answers: former.profile,
    previousId: request.id,
  })
  // The link was found by this number; under another one it has to be found again.
  if (former.partyId && former.party && isSameNumber(number, former.profile.commercialRegistrationNumber)) {
    await tx.companyRegistration.update({
      where: { requestId: made.requestId },
      data: { partyId: former.partyId },
    })
    await tx.request.update({
      where: { id: made.requestId },
      data: subjectOf(made.number, former.profile, former.party),
    })
  }
  await copyDocuments(tx, actor, at, { from: request.id, to: made.requestId, profile: former.profile })
  return ok({ requestId: made.requestId, href: `/companies/register/${made.requestId}` })
}

async function changeAgain(tx: Tx, actor: Member, at: Date, request: Request): Promise<Result<StartedAgain>> {
  if (!request.companyId) throw new Error(`change request ${request.id} has no company`)
  const former = await tx.companyChange.findUniqueOrThrow({
    where: { requestId: request.id },
    include: { profile: true },
  })
  // What the rejected change did not cover (contact data) is taken as it is in force.
  const covered = new Set<string>(
    changeFields(former.profile).flatMap((name: FieldName) =>
      name === 'signatoryCivilId' ? ['signatoryCivilIdCipher', 'signatoryCivilIdHmac'] : [name],
    ),
  )
  const answers = Object.fromEntries(
    Object.entries(answersOf(former.profile)).filter(([name]) => covered.has(name)),
  )
  const started = await startChange(tx, actor, at, {
    companyId: request.companyId,
    answers,
    previousId: request.id,
  })
  if (!started.ok) return started
  if (started.value.created)
    await copyDocuments(tx, actor, at, {
      from: request.id,
      to: started.value.requestId,
      profile: former.profile,
    })
  return ok({ requestId: started.value.requestId, href: `/companies/${request.companyId}/update` })
}

/**
 * A new request prefilled from a rejected one: its answers, and those of its documents whose licence is still
 * valid. No step counts as completed, so each is looked at again. Pressing twice, or with another one open,
 * leads to that one.
 */
export async function startAgain(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string },
): Promise<Result<StartedAgain>> {
  const locked = await lockVisible(tx, actor, input.requestId)
  if (!locked.ok) return locked
  const request = locked.value
  if (request.state !== 'REJECTED') return fail('notRejected')
  return request.type === 'COMPANY_CHANGE'
    ? changeAgain(tx, memberOf(actor), at, request)
    : registerAgain(tx, memberOf(actor), at, request)
}
