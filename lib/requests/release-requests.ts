import { isSignedIn, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { lockRequest, recordRequestEvent } from './advance'

/** Open for the office: waiting, or back with the business and expected again. */
export const OPEN_FOR_OFFICE: readonly Request['state'][] = ['SUBMITTED', 'RETURNED']

/** Gives a request back to the queue: row, history and audit. The request must be locked. */
export async function release(tx: Tx, actor: Actor | 'SYSTEM', at: Date, request: Request): Promise<Request> {
  const updated = await tx.request.update({
    where: { id: request.id },
    data: { assignedToId: null, assignedAt: null, updatedAt: at },
  })
  await recordRequestEvent(tx, actor, at, updated, { kind: 'RELEASED', from: request.state })
  const ownId = actor !== 'SYSTEM' && isSignedIn(actor) ? actor.userId : undefined
  await recordAudit(tx, actor, at, {
    event: 'request.released',
    subject: 'Request',
    subjectId: request.id,
    accountId: request.accountId,
    details: {
      number: request.number,
      ...(request.assignedToId !== ownId && { takenFrom: request.assignedToId }),
    },
  })
  return updated
}

/**
 * Gives everything that an officer works on back to the queue, when that officer is suspended or loses roles:
 * nobody else would take it, and its deadline goes on. What was noted on it stays.
 * @param actor who suspends, or SYSTEM for the owner's shell
 * @returns how many were released
 */
export async function releaseRequestsOf(
  tx: Tx,
  actor: Actor | 'SYSTEM',
  at: Date,
  officerId: string,
): Promise<number> {
  const held = { assignedToId: officerId, state: { in: [...OPEN_FOR_OFFICE] } }
  const found = await tx.request.findMany({ where: held, select: { id: true }, orderBy: { id: 'asc' } })
  let count = 0
  for (const { id } of found) {
    const request = await lockRequest(tx, id)
    // Decided or taken over since the list was read.
    if (!request || request.assignedToId !== officerId || !OPEN_FOR_OFFICE.includes(request.state)) continue
    await release(tx, actor, at, request)
    count += 1
  }
  return count
}
