import type { Member } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { kuwaitDay } from '@/lib/core/clock'
import { isSameNumber } from '@/lib/core/registration-number'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { copyDocuments } from '@/lib/documents/copy'
import type { Reapplication } from '@/lib/requests/request-type-definition'
import { createRegistration, findOpenMain, lockAccount } from './create-registration'
import { isStillValid } from './document-rules'
import { checkNumber } from './number-rules'
import { PROFILE_SELECT } from './profile-values'
import { registrationPath } from './registration-paths'
import { requestTitles } from './request-titles'

/** The open request that already follows this one: pressing twice makes one. */
async function findSuccessor(tx: Tx, requestId: string): Promise<string | undefined> {
  const open = await tx.request.findFirst({
    where: { previousId: requestId, state: { in: ['DRAFT', 'SUBMITTED', 'RETURNED'] } },
    select: { id: true },
    orderBy: { id: 'desc' },
  })
  return open?.id
}

/**
 * A registration prefilled from a rejected one: its answers, and those of its documents whose licence is still
 * valid. No step counts as completed, so each is looked at again. Pressing twice, or with another one open,
 * leads to that one.
 * @returns `forbidden`, `numberMissing`, problems of `checkNumber`
 */
export async function reapplyRegistration(
  tx: Tx,
  actor: Member,
  at: Date,
  request: Request,
): Promise<Result<Reapplication>> {
  if (!can(actor, 'companies.register', null)) return fail('forbidden')
  const account = await lockAccount(tx, actor.accountId)
  const successor = await findSuccessor(tx, request.id)
  if (successor) return ok({ requestId: successor, href: registrationPath(successor) })
  const main = await tx.company.findFirst({
    where: { accountId: actor.accountId, role: 'MAIN' },
    select: { id: true },
  })
  const open = main ? undefined : await findOpenMain(tx, actor.accountId)
  if (open)
    return ok({
      requestId: open.id,
      href: open.state === 'DRAFT' ? registrationPath(open.id) : `/requests/${open.id}`,
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
      data: requestTitles(made.number, former.profile, former.party),
    })
  }
  await copyDocuments(tx, actor, at, {
    from: request.id,
    to: made.requestId,
    isStillValid: (type) => isStillValid(type, former.profile, kuwaitDay(at)),
  })
  return ok({ requestId: made.requestId, href: registrationPath(made.requestId) })
}
