import type { Actor } from '@/lib/access/actor'
import { ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { emitEvent } from '@/lib/outbox/emit-event'
import type { Approval } from '@/lib/requests/request-type-definition'
import { customsCodeOf } from './customs-code-of'
import { replaceProfile } from './replace-profile'

/** Puts the profile of a change into force; the old one stays readable. */
export async function approveChange(
  tx: Tx,
  _actor: Actor,
  at: Date,
  request: Request,
): Promise<Result<Approval>> {
  const change = await tx.companyChange.findUniqueOrThrow({ where: { requestId: request.id } })
  if (!request.companyId) throw new Error(`change request ${request.id} has no company`)
  const { company, changed } = await replaceProfile(tx, at, {
    companyId: request.companyId,
    profileId: change.profileId,
    baseProfileId: change.baseProfileId,
  })
  const customsCode = await customsCodeOf(tx, company.partyId)
  return ok({
    patch: {},
    href: `/companies/${company.id}`,
    announce: () =>
      emitEvent(tx, at, 'company.changed', company.commercialRegistrationNumber, {
        customsCode,
        requestNumber: request.number,
        fields: changed,
      }),
  })
}
