import type { Actor } from '@/lib/access/actor'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { assign, lockForOffice, nameOf } from './office-guard'
import { OPEN_FOR_OFFICE, release } from './release-requests'
import type { RequestTypes } from './request-type-definition'

/** Takes a free request. Taking one's own again is harmless; another's is told: `heldByOther` (who). */
export async function claimRequest(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string },
): Promise<Result<Request>> {
  const locked = await lockForOffice(types, tx, actor, input.requestId)
  if (!locked.ok) return locked
  const { request, officer } = locked.value
  if (!OPEN_FOR_OFFICE.includes(request.state)) return fail('alreadyDecided')
  if (request.assignedToId === officer.userId) return ok(request)
  if (request.assignedToId)
    return fail('heldByOther', undefined, { who: await nameOf(tx, request.assignedToId) })
  return ok(await assign(tx, officer, at, request))
}

/**
 * Takes a request over from the officer the page named, after the reader confirmed it.
 * @param input.from that officer's id; when it is somebody else's by now nothing is done: `heldByOther`
 */
export async function takeOverRequest(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; from: string },
): Promise<Result<Request>> {
  const locked = await lockForOffice(types, tx, actor, input.requestId)
  if (!locked.ok) return locked
  const { request, officer } = locked.value
  if (!OPEN_FOR_OFFICE.includes(request.state)) return fail('alreadyDecided')
  if (request.assignedToId === officer.userId) return ok(request)
  if (request.assignedToId && request.assignedToId !== input.from)
    return fail('heldByOther', undefined, { who: await nameOf(tx, request.assignedToId) })
  return ok(await assign(tx, officer, at, request))
}

/** Gives one's own request back to the queue. What was noted on it stays. */
export async function releaseRequest(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string },
): Promise<Result<Request>> {
  const locked = await lockForOffice(types, tx, actor, input.requestId)
  if (!locked.ok) return locked
  const { request, officer } = locked.value
  if (!OPEN_FOR_OFFICE.includes(request.state)) return fail('alreadyDecided')
  if (request.assignedToId !== officer.userId) return fail('notYours')
  return ok(await release(tx, officer, at, request))
}
