import { isStaff, staffOf, type Actor, type Staff } from '@/lib/access/actor'
import { actingBy } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { lockRequest, recordRequestEvent, staleFailure } from './advance'
import { getRequestType, type RequestTypeDefinition, type RequestTypes } from './request-type-definition'
import { typesWith } from './scope'

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

export type OfficeRequest = { request: Request; definition: RequestTypeDefinition; officer: Staff }

/**
 * Locks a request that the officer may decide on; what is written about it names the role that the type's own
 * permission comes from, not the one that opened the desks. `notFound` for anything else: a draft, or a request of a
 * type that other officers decide.
 */
export async function lockForOffice(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  requestId: string,
): Promise<Result<OfficeRequest>> {
  const decided = typesWith(types, actor, 'decide')
  if (!isStaff(actor) || decided.length === 0 || !isId(requestId)) return fail('notFound')
  const seen = await tx.request.findFirst({
    where: { id: requestId, type: { in: decided }, submittedAt: { not: null } },
    select: { id: true },
  })
  const request = seen && (await lockRequest(tx, requestId))
  if (!request) return fail('notFound')
  const definition = getRequestType(types, request.type)
  const officer = staffOf(actingBy(actor, definition.permissions.decide))
  return ok({ request, definition, officer })
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
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  decision: Decision,
): Promise<Result<OfficeRequest>> {
  const locked = await lockForOffice(types, tx, actor, decision.requestId)
  if (!locked.ok) return locked
  const { request, officer } = locked.value
  if (request.version !== decision.version || request.state !== 'SUBMITTED')
    return staleFailure(tx, actor, request.id)
  if (request.assignedToId && request.assignedToId !== officer.userId)
    return fail('heldByOther', undefined, { who: await nameOf(tx, request.assignedToId) })
  if (request.assignedToId) return locked
  return ok({ ...locked.value, request: await assign(tx, officer, at, request) })
}
