import { isSignedIn, roleOf, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { moveEvent } from '@/lib/audit/event-catalogue'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { PaymentRequest, Prisma } from '@/lib/db/generated/client'
import type { PaymentRequestEventKind } from '@/lib/db/generated/enums'
import { passOn } from './hold-requests'
import { REQUEST_MOVES, type PaymentRequestMove } from './machine'

type Step = {
  paymentRequestId: string
  move: PaymentRequestMove
  /** The version the reader saw; absent where money decides and not a reader. */
  version?: number
  reason?: string
  patch?: Prisma.PaymentRequestUncheckedUpdateInput
}

/**
 * Locks payment requests for the rest of the transaction, always in the order of their ids, so that two
 * baskets never wait for each other.
 */
export async function lockPaymentRequests(tx: Tx, ids: readonly string[]): Promise<PaymentRequest[]> {
  await tx.$queryRaw`SELECT 1 FROM "PaymentRequest" WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
  return tx.paymentRequest.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })
}

/**
 * Adds a line to a payment request's history. Only here, in `advancePaymentRequest` and where one is issued.
 */
export async function recordPaymentRequestEvent(
  tx: Tx,
  actor: Actor | 'SYSTEM',
  at: Date,
  request: PaymentRequest,
  event: { kind: PaymentRequestEventKind; from?: PaymentRequest['state']; reason?: string },
): Promise<void> {
  const person = actor !== 'SYSTEM' && isSignedIn(actor) ? actor : undefined
  await tx.paymentRequestEvent.create({
    data: {
      id: newId(at),
      paymentRequestId: request.id,
      kind: event.kind,
      from: event.from ?? null,
      to: request.state,
      version: request.version,
      revision: request.revision,
      amountFils: request.amountFils,
      actorId: person?.userId ?? null,
      actorRole: person ? roleOf(person) : 'SYSTEM',
      actorName: person ? `${person.firstName} ${person.lastName}` : '',
      reason: event.reason,
      at,
    },
  })
}

/**
 * The only writer of a payment request's state: lock, compare, write state, history and audit together.
 * @returns the request after the move; `paymentStale` (args state) when it is in another state or version by
 * now
 */
export async function advancePaymentRequest(
  tx: Tx,
  actor: Actor | 'SYSTEM',
  at: Date,
  step: Step,
): Promise<Result<PaymentRequest>> {
  const move = REQUEST_MOVES[step.move]
  const [request] = await lockPaymentRequests(tx, [step.paymentRequestId])
  if (!request) return fail('notFound')
  const moved = step.version !== undefined && request.version !== step.version
  if (moved || !(move.from as readonly string[]).includes(request.state))
    return fail('paymentStale', undefined, { state: request.state })
  const updated = await tx.paymentRequest.update({
    where: { id: request.id },
    data: { ...step.patch, state: move.to, version: request.version + 1, updatedAt: at },
  })
  await recordPaymentRequestEvent(tx, actor, at, updated, {
    kind: move.event,
    from: request.state,
    reason: step.reason,
  })
  // Due again: money that waited for it in review comes first.
  if (move.to === 'INITIATED') await passOn(tx, [request.id])
  await recordAudit(tx, actor, at, {
    event: moveEvent('payment', move.event),
    subject: 'PaymentRequest',
    subjectId: request.id,
    details: { number: request.number, from: request.state, to: move.to, amountFils: updated.amountFils },
  })
  return ok(updated)
}
