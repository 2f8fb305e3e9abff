import { isSignedIn, roleOf, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { moveEvent } from '@/lib/audit/event-catalogue'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Prisma, Request } from '@/lib/db/generated/client'
import type { RequestEventKind } from '@/lib/db/generated/enums'
import { MOVES, type RequestMove, type Side } from './machine'
import { stepActorOf } from './timeline'

/** Who moves a request; SYSTEM: the portal itself, by sweeps and deadlines. */
export type Mover = Actor | 'SYSTEM'

type Step = {
  requestId: string
  /** The version the decision was made on; a stale one is refused and told who did what. */
  version: number
  move: RequestMove
  reason?: string
  /** Further columns of Request that change with the state. */
  patch?: Prisma.RequestUncheckedUpdateInput
}

/** The side that somebody moves requests for; undefined for those who move none. */
function sideOf(mover: Mover): Side | undefined {
  if (mover === 'SYSTEM') return 'SYSTEM'
  if (mover.kind === 'GENERAL' || mover.kind === 'ADDITIONAL') return 'BUSINESS'
  return mover.kind === 'STAFF' ? 'OFFICE' : undefined
}

/**
 * Locks a request for the rest of the transaction. The caller has already checked that the actor may see it.
 */
export async function lockRequest(tx: Tx, requestId: string): Promise<Request | undefined> {
  await tx.$queryRaw`SELECT 1 FROM "Request" WHERE id = ${requestId}::uuid FOR UPDATE`
  return (await tx.request.findUnique({ where: { id: requestId } })) ?? undefined
}

/** Adds a line to the history. */
export async function recordRequestEvent(
  tx: Tx,
  mover: Mover,
  at: Date,
  request: Pick<Request, 'id' | 'state' | 'version'>,
  event: { kind: RequestEventKind; from?: Request['state']; reason?: string },
): Promise<void> {
  const actor = mover === 'SYSTEM' || !isSignedIn(mover) ? undefined : mover
  await tx.requestEvent.create({
    data: {
      id: newId(at),
      requestId: request.id,
      kind: event.kind,
      from: event.from ?? null,
      to: request.state,
      version: request.version,
      actorId: actor?.userId ?? null,
      actorRole: actor ? roleOf(actor) : 'SYSTEM',
      actorName: actor ? `${actor.firstName} ${actor.lastName}` : '',
      reason: event.reason,
      at,
    },
  })
}

/**
 * Somebody else was first: what was done, and by whom. The business reads that it was the office, never which
 * officer.
 */
export async function staleFailure(tx: Tx, reader: Mover, requestId: string): Promise<Result<never>> {
  const last = await tx.requestEvent.findFirst({
    where: { requestId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { kind: true, actorName: true, actorRole: true },
  })
  const by = last ? stepActorOf(last).kind : 'SYSTEM'
  const who = by === 'BUSINESS' || sideOf(reader) === 'OFFICE' ? (last?.actorName ?? '') : ''
  return fail('requestStale', undefined, { who, by: who ? 'PERSON' : by, what: last?.kind ?? 'NONE' })
}

/**
 * The only writer of a request's state: the move's side, lock, version and state; then state, history and
 * audit together.
 * @returns the request after the move; `forbidden` for a move of another side; `requestStale` (args who, by,
 * what) when somebody else was first
 */
export async function advance(tx: Tx, mover: Mover, at: Date, step: Step): Promise<Result<Request>> {
  const move = MOVES[step.move]
  if (sideOf(mover) !== move.by) return fail('forbidden')
  const request = await lockRequest(tx, step.requestId)
  if (!request) return fail('notFound')
  if (request.version !== step.version || !(move.from as readonly string[]).includes(request.state))
    return staleFailure(tx, mover, step.requestId)
  const updated = await tx.request.update({
    where: { id: request.id },
    data: { ...step.patch, state: move.to, version: request.version + 1, updatedAt: at },
  })
  await recordRequestEvent(tx, mover, at, updated, {
    kind: move.event,
    from: request.state,
    reason: step.reason,
  })
  await recordAudit(tx, mover, at, {
    event: moveEvent('request', move.event),
    subject: 'Request',
    subjectId: request.id,
    accountId: request.accountId,
    details: { number: request.number, from: request.state, to: move.to },
  })
  return ok(updated)
}
