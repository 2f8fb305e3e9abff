import type { Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import type { CorrectionTarget } from '@/lib/db/generated/enums'
import { holdForDecision, lockForOffice, type Decision } from './office-guard'
import type { RequestTypes } from './request-type-definition'

/** Characters of a reason or note. */
export const REASON_MAX = 500
export const NOTE_MAX = 2000

type Draft = Decision & { target: CorrectionTarget; name: string; reason: string }

/**
 * Notes that a field or a document has to be corrected, or rewrites that note. Nobody is told before the
 * request is returned. A free request becomes the reader's.
 */
export async function draftCorrection(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Draft,
): Promise<Result<Request>> {
  const held = await holdForDecision(types, tx, actor, at, input)
  if (!held.ok) return held
  const { request, definition, officer } = held.value
  const known = input.target === 'FIELD' ? definition.fields.names : definition.documents.types
  if (!known.includes(input.name)) return fail('invalid', 'name')
  const where = { requestId: request.id, target: input.target, name: input.name, sentAt: null }
  const { count } = await tx.requestCorrection.updateMany({
    where,
    data: { reason: input.reason, createdById: officer.userId },
  })
  if (count > 0) return ok(request)
  await tx.requestCorrection.create({
    data: { id: newId(at), ...where, reason: input.reason, createdAt: at, createdById: officer.userId },
  })
  return ok(request)
}

/** Takes a drafted note away. One that was sent stays: it is history. */
export async function removeCorrection(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Decision & { target: CorrectionTarget; name: string },
): Promise<Result<Request>> {
  const held = await holdForDecision(types, tx, actor, at, input)
  if (!held.ok) return held
  await tx.requestCorrection.deleteMany({
    where: { requestId: held.value.request.id, target: input.target, name: input.name, sentAt: null },
  })
  return ok(held.value.request)
}

/** Adds an internal note: never shown to the business, open to every officer, in every state. */
export async function addInternalNote(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; text: string },
): Promise<Result<Request>> {
  const locked = await lockForOffice(types, tx, actor, input.requestId)
  if (!locked.ok) return locked
  const { request, officer } = locked.value
  await tx.requestNote.create({
    data: {
      id: newId(at),
      requestId: request.id,
      authorId: officer.userId,
      authorName: `${officer.firstName} ${officer.lastName}`,
      text: input.text,
      at,
    },
  })
  return ok(request)
}
