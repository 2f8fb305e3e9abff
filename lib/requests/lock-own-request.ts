import { isMember, type Actor, type Member } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { lockRequest } from './advance'
import { getRequestType, type RequestTypeDefinition, type RequestTypes } from './request-type-definition'
import { refuseSuspendedCompany } from './refuse-suspended-company'
import { mayAct, visibleRequests } from './scope'

export type OwnRequest = { request: Request; definition: RequestTypeDefinition; member: Member }

/**
 * A request that its business may act on, locked for the rest of the transaction. `notFound` for everything
 * else, also for a request that the actor may only read; `companySuspended` while the office has suspended its
 * company.
 */
export async function lockOwnRequest(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Result<OwnRequest>> {
  if (!isMember(actor) || !isId(id)) return fail('notFound')
  const seen = await tx.request.findFirst({
    where: { AND: [{ id }, visibleRequests(types, actor)] },
    select: { id: true, type: true, accountId: true, companyId: true },
  })
  if (!seen) return fail('notFound')
  const definition = getRequestType(types, seen.type)
  if (!mayAct(definition, actor, seen)) return fail('notFound')
  const active = await refuseSuspendedCompany(tx, seen.companyId)
  if (!active.ok) return active
  const request = await lockRequest(tx, id)
  return request ? ok({ request, definition, member: actor }) : fail('notFound')
}
