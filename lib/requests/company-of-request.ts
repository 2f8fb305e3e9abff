import { isMember, type Actor } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'

/**
 * The company that a request of the actor's account is about, for the check of an action's permission.
 * @returns null while it has none; undefined for anybody else's
 */
export async function companyOfRequest(actor: Actor, id: string): Promise<string | null | undefined> {
  if (!isMember(actor) || !isId(id)) return undefined
  const request = await db.request.findFirst({
    where: { id, accountId: actor.accountId },
    select: { companyId: true },
  })
  return request?.companyId
}
