import { memberOf, type Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'

/**
 * Attaches a request's current documents to the one that follows it, those that are still valid. The new rows
 * point to the same stored bytes: whoever removes bytes must look for other rows with the key first.
 * @returns how many were attached
 */
export async function copyDocuments(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { from: string; to: string; isStillValid: (type: string) => boolean },
): Promise<number> {
  const attached = await tx.requestDocument.findMany({
    where: { requestId: input.from, removedAt: null, document: { state: 'STORED' } },
    include: { document: true },
    orderBy: { addedAt: 'asc' },
  })
  const versions = new Map<string, number>()
  const by = memberOf(actor).userId
  for (const { type, document } of attached) {
    if (!input.isStillValid(type)) continue
    const version = (versions.get(type) ?? 0) + 1
    versions.set(type, version)
    const id = newId(at)
    await tx.document.create({ data: { ...document, id, createdAt: at, storedAt: at, createdById: by } })
    await tx.requestDocument.create({
      data: { id: newId(at), requestId: input.to, documentId: id, type, version, addedAt: at, addedById: by },
    })
  }
  return [...versions.values()].reduce((sum, count) => sum + count, 0)
}
