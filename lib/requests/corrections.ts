import type { Actor } from '@/lib/access/actor'
import type { EditBase } from '@/lib/core/etag'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request, RequestCorrection } from '@/lib/db/generated/client'
import { returnedFields } from './correction-states'
import { lockOwnRequest } from './lock-own-request'
import type { PostedAnswers, RequestTypes } from './request-type-definition'

/** What was returned and waits for the business. */
export function openCorrections(tx: Tx, requestId: string): Promise<RequestCorrection[]> {
  return tx.requestCorrection.findMany({
    where: { requestId, sentAt: { not: null }, resolvedAt: null },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
  })
}

/** The stored documents of a request as they stand: neither removed nor replaced. */
export function currentDocuments(
  tx: Tx,
  requestId: string,
): Promise<{ id: string; type: string; addedAt: Date }[]> {
  return tx.requestDocument
    .findMany({
      where: { requestId, removedAt: null, document: { state: 'STORED' } },
      select: { documentId: true, type: true, addedAt: true },
    })
    .then((rows) => rows.map(({ documentId: id, ...row }) => ({ id, ...row })))
}

/**
 * Saves corrected values of a returned request. Only fields that were returned can change: any other field of
 * the catalogue in the post is refused as a whole, whatever the page showed.
 * @returns `notFound`, `notReturned`, `fieldNotReturned`, and the problems of the type's `saveCorrections`
 */
export async function saveCorrections(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: EditBase & { requestId: string; typed: PostedAnswers },
): Promise<Result<Request>> {
  const locked = await lockOwnRequest(types, tx, actor, input.requestId)
  if (!locked.ok) return locked
  const { request, definition, member } = locked.value
  if (request.state !== 'RETURNED') return fail('notReturned')
  const fields = returnedFields(definition, await openCorrections(tx, request.id))
  const foreign = Object.keys(input.typed).find(
    (name) => definition.fields.names.includes(name) && !fields.includes(name),
  )
  if (foreign) return fail('fieldNotReturned')
  if (fields.length === 0) return ok(request)
  const titles = await definition.saveCorrections(tx, member, at, request, { ...input, fields })
  if (!titles.ok) return titles
  return ok(await tx.request.update({ where: { id: request.id }, data: { ...titles.value, updatedAt: at } }))
}
