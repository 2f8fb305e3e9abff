import type { Actor } from '@/lib/access/actor'
import { fail, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { advance } from './advance'
import { announce } from './announce'
import { holdForDecision, type Decision, type OfficeRequest } from './office-guard'
import { correctionPath, type RequestTypes } from './request-type-definition'

/**
 * Keeps beside each note what the value was, as it is compared when the business answers (personal values
 * masked). @returns how many notes go out
 */
async function sendNotes(tx: Tx, { request, definition }: OfficeRequest, at: Date): Promise<number> {
  const drafts = await tx.requestCorrection.findMany({
    where: { requestId: request.id, sentAt: null },
    select: { id: true, target: true, name: true },
  })
  const masked = await definition.shown(tx, request.id, { maskPersonal: true })
  for (const { id, target, name } of drafts) {
    const before = target === 'FIELD' ? (masked[name] ?? null) : null
    await tx.requestCorrection.update({ where: { id }, data: { sentAt: at, before } })
  }
  return drafts.length
}

/** What was drafted and never sent has no reader after a final decision. */
async function dropUnsentNotes(tx: Tx, requestId: string): Promise<void> {
  await tx.requestCorrection.deleteMany({ where: { requestId, sentAt: null } })
}

/**
 * Returns a request with the notes drafted on it; only what they name reopens. The officer keeps it for when
 * it comes back.
 * @returns `noCorrections` when nothing was noted; `requestStale`, `heldByOther` when somebody else was first
 */
export async function returnRequest(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  decision: Decision,
): Promise<Result<Request>> {
  const held = await holdForDecision(types, tx, actor, at, decision)
  if (!held.ok) return held
  const { officer } = held.value
  const corrections = await sendNotes(tx, held.value, at)
  if (corrections === 0) return fail('noCorrections')
  const moved = await advance(tx, officer, at, { ...decision, move: 'return' })
  if (!moved.ok) return moved
  await announce(held.value.definition, tx, at, moved.value, {
    notice: 'request.returned',
    event: 'request.returned',
    href: correctionPath(moved.value.id),
    corrections,
  })
  return moved
}

/**
 * Approves a request, in the caller's transaction: what its type makes of it, then the state.
 * @returns problems of the type's `approve`; `requestStale` or `heldByOther` when somebody else was first
 */
export async function approveRequest(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  decision: Decision,
): Promise<Result<Request>> {
  const held = await holdForDecision(types, tx, actor, at, decision)
  if (!held.ok) return held
  const { officer } = held.value
  const made = await held.value.definition.approve(tx, officer, at, held.value.request)
  if (!made.ok) return made
  const moved = await advance(tx, officer, at, {
    requestId: decision.requestId,
    version: decision.version,
    move: 'approve',
    patch: { ...made.value.patch, decidedAt: at, decidedById: officer.userId },
  })
  if (!moved.ok) return moved
  await dropUnsentNotes(tx, decision.requestId)
  // Whoever filled it in is told by the right to it as it was: approval may have given it a company.
  const { definition, request } = held.value
  const told = { ...moved.value, companyId: request.companyId }
  await announce(definition, tx, at, told, {
    notice: 'request.approved',
    event: 'request.approved',
    href: made.value.href,
  })
  await made.value.announce?.()
  return moved
}

/** Rejects a request; final. The business reads the reason and can start a prefilled new request. */
export async function rejectRequest(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Decision & { reason: string },
): Promise<Result<Request>> {
  const held = await holdForDecision(types, tx, actor, at, input)
  if (!held.ok) return held
  const { officer } = held.value
  const moved = await advance(tx, officer, at, {
    requestId: input.requestId,
    version: input.version,
    move: 'reject',
    reason: input.reason,
    patch: { decidedAt: at, decidedById: officer.userId },
  })
  if (!moved.ok) return moved
  await dropUnsentNotes(tx, input.requestId)
  await announce(held.value.definition, tx, at, moved.value, {
    notice: 'request.rejected',
    event: 'request.rejected',
    reason: input.reason,
  })
  return moved
}
