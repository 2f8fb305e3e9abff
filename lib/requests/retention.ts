import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { advance, lockRequest } from './advance'

/** Days after which a draft that nobody touched is cancelled (retention table). */
export const DRAFT_DAYS = 90
const BATCH = 100

/** The portal itself: history shows it as SYSTEM. */
const SYSTEM: Actor = { kind: 'VISITOR' }

/** Cancels one lapsed draft. A draft saved a moment ago is left: the row is read again under its lock. */
async function lapse(id: string, before: Date, at: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const request = await lockRequest(tx, id)
    if (!request || request.state !== 'DRAFT' || request.updatedAt >= before) return false
    return (await advance(tx, SYSTEM, at, { requestId: id, version: request.version, move: 'lapse' })).ok
  })
}

/**
 * Cancels drafts untouched for 90 days. Cancelled, never deleted: their numbers stay taken.
 * @returns how many were cancelled
 */
export async function lapseDrafts(at: Date): Promise<number> {
  const before = new Date(at.getTime() - DRAFT_DAYS * 86_400_000)
  let count = 0
  for (let after: string | undefined; ; ) {
    const drafts = await db.request.findMany({
      where: { state: 'DRAFT', updatedAt: { lt: before }, ...(after && { id: { gt: after } }) },
      select: { id: true }, orderBy: { id: 'asc' }, take: BATCH,
    })
    for (const draft of drafts) if (await lapse(draft.id, before, at)) count += 1
    if (drafts.length < BATCH) return count
    after = drafts.at(-1)!.id
  }
}
