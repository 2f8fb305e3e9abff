import type { Actor } from '@/lib/access/actor'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { advance } from './advance'
import { announce } from './announce'
import { lockOwnRequest } from './lock-own-request'
import type { Reapplication, RequestTypes } from './request-type-definition'

/** Takes a request back before it is decided; final. Repeating it changes nothing. */
export async function withdraw(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; version: number },
): Promise<Result<Request>> {
  const locked = await lockOwnRequest(types, tx, actor, input.requestId)
  if (!locked.ok) return locked
  const { request, definition } = locked.value
  if (request.state === 'WITHDRAWN') return ok(request)
  const moved = await advance(tx, actor, at, {
    requestId: input.requestId,
    version: input.version,
    move: 'withdraw',
    patch: { dueAt: null },
  })
  if (!moved.ok) return moved
  await announce(definition, tx, at, moved.value, { notice: 'request.withdrawn', event: 'request.withdrawn' })
  return moved
}

/** Cancels a draft: its number stays taken, its answers go, nobody is told. Repeating it changes nothing. */
export async function cancelDraft(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; version: number },
): Promise<Result<Request>> {
  const locked = await lockOwnRequest(types, tx, actor, input.requestId)
  if (!locked.ok) return locked
  const { request, definition } = locked.value
  if (request.state === 'CANCELLED') return ok(request)
  if (request.state !== 'DRAFT') return fail('notDraft')
  const cancelled = await advance(tx, actor, at, {
    requestId: input.requestId,
    version: input.version,
    move: 'cancel',
  })
  if (cancelled.ok) await definition.blank(tx, input.requestId)
  return cancelled
}

/**
 * A new request prefilled from a rejected one. Pressing twice, or with another one open, leads to that one.
 * @returns `notRejected`, and the problems of the type's `reapply`
 */
export async function reapply(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string },
): Promise<Result<Reapplication>> {
  const locked = await lockOwnRequest(types, tx, actor, input.requestId)
  if (!locked.ok) return locked
  const { request, definition, member } = locked.value
  if (request.state !== 'REJECTED') return fail('notRejected')
  return definition.reapply(tx, member, at, request)
}
