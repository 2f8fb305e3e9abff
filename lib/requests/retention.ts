import { db } from '@/lib/db/client'
import { advance, lockRequest } from './advance'
import { getRequestType, type RequestTypes } from './request-type-definition'

/** Days after which a draft that nobody touched is cancelled (retention table). */
const DRAFT_DAYS = 90
const BATCH = 100

/**
 * Takes what is left of answers out of cancelled drafts, type by type. @returns of how many drafts
 */
export async function blankCancelledDrafts(types: RequestTypes): Promise<number> {
  let count = 0
  for (const { blankCancelled } of Object.values(types)) count += await blankCancelled()
  return count
}

/** Cancels one lapsed draft. A draft saved a moment ago is left: the row is read again under its lock. */
async function lapse(types: RequestTypes, id: string, before: Date, at: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const request = await lockRequest(tx, id)
    if (!request || request.state !== 'DRAFT' || request.updatedAt >= before) return false
    const lapsed = await advance(tx, 'SYSTEM', at, { requestId: id, version: request.version, move: 'lapse' })
    if (lapsed.ok) await getRequestType(types, request.type).blank(tx, id)
    return lapsed.ok
  })
}

/**
 * Cancels drafts untouched for 90 days. Cancelled, never deleted: their numbers stay taken, their answers go.
 * @returns how many were cancelled
 */
export async function lapseDrafts(types: RequestTypes, at: Date): Promise<number> {
  const before = new Date(at.getTime() - DRAFT_DAYS * 86_400_000)
  let count = 0
  for (let after: string | undefined; ;) {
    const drafts = await db.request.findMany({
      where: {
        state: 'DRAFT',
        type: { in: Object.keys(types) },
        updatedAt: { lt: before },
        ...(after && { id: { gt: after } }),
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    for (const draft of drafts) if (await lapse(types, draft.id, before, at)) count += 1
    if (drafts.length < BATCH) return count
    after = drafts.at(-1)!.id
  }
}
