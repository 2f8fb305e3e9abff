import { staffOf, type Actor, type Staff } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { lockRequest, recordRequestEvent, staleFailure } from './advance'

/** The request a decision is about and the version its page showed. */
export type Decision = { requestId: string; version: number }

/** First and last name of a user; empty when there is none. */
export async function nameOf(tx: Tx, userId: string): Promise<string> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { firstName: true, lastName: true },
  })
  return user ? `${user.firstName} ${user.lastName}` : ''
}

/** Locks a request the office may see. `notFound` for anything else: a draft is none of its business. */
export async function lockForOffice(
  tx: Tx,
  actor: Actor,
  requestId: string,
): Promise<Result<{ request: Request; officer: Staff }>> {
  if (!can(actor, 'registrations.decide') || !isId(requestId)) return fail('notFound')
  const request = await lockRequest(tx, requestId)
  return request?.submittedAt ? ok({ request, officer: staffOf(actor) }) : fail('notFound')
}

/** Makes an officer the one who works on a request: row, history and audit. The request must be locked. */
export async function assign(tx: Tx, actor: Actor, at: Date, request: Request): Promise<Request> {
  const updated = await tx.request.update({
    where: { id: request.id },
    data: { assignedToId: staffOf(actor).userId, assignedAt: at, updatedAt: at },
  })
  await recordRequestEvent(tx, actor, at, updated, { kind: 'CLAIMED', from: request.state })
  await recordAudit(tx, actor, at, {
    event: 'request.claimed',
    subject: 'Request',
    subjectId: request.id,
    accountId: request.accountId,
    details: { number: request.number, ...(request.assignedToId && { takenFrom: request.assignedToId }) },
  })
  return updated
}

/**
 * Locks a request for a decision: waiting, of the version the page showed, and the reader's own or nobody's —
 * a free one becomes the reader's.
 * @returns `requestStale` (who did what) or `heldByOther` (who) when somebody else was first
 */
export async function holdForDecision(
  tx: Tx,
  actor: Actor,
  at: Date,
  decision: Decision,
): Promise<Result<Request>> {
  const locked = await lockForOffice(tx, actor, decision.requestId)
  if (!locked.ok) return locked
  const { request, officer } = locked.value
  if (request.version !== decision.version || request.state !== 'SUBMITTED')
    return staleFailure(tx, actor, request.id)
  if (request.assignedToId && request.assignedToId !== officer.userId)
    return fail('heldByOther', undefined, { who: await nameOf(tx, request.assignedToId) })
  return ok(request.assignedToId ? request : await assign(tx, actor, at, request))
}
