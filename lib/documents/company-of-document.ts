import { isMember, type Actor } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'

/**
 * The company of the request of the actor's account that a document stands in, for the check of an action's
 * permission.
 * @returns null while the request has none; undefined for anybody else's
 */
export async function companyOfDocument(
  actor: Actor,
  documentId: string,
): Promise<string | null | undefined> {
  if (!isMember(actor) || !isId(documentId)) return undefined
  const attachment = await db.requestDocument.findFirst({
    where: { documentId, removedAt: null, request: { accountId: actor.accountId } },
    select: { request: { select: { companyId: true } } },
  })
  return attachment?.request.companyId
}
