import type { Member } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { copyDocuments } from '@/lib/documents/copy'
import type { Reapplication } from '@/lib/requests/request-type-definition'
import { changeFields } from './change-rules'
import { answersOf } from './contact-command'
import { isStillValid } from './document-rules'
import type { FieldName } from './fields'
import { startChange } from './start-change'

/**
 * A change prefilled from a rejected one: what it covers, and those of its documents whose licence is still
 * valid. With another one open, it leads to that one.
 */
export async function reapplyChange(
  tx: Tx,
  actor: Member,
  at: Date,
  request: Request,
): Promise<Result<Reapplication>> {
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
      isStillValid: (type) => isStillValid(type, former.profile, kuwaitDay(at)),
    })
  return ok({ requestId: started.value.requestId, href: `/companies/${request.companyId}/update` })
}
