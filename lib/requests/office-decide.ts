import { staffOf, type Actor } from '@/lib/access/actor'
import { isFieldName } from '@/lib/companies/fields'
import { PROFILE_SELECT, displayValues } from '@/lib/companies/profile-values'
import { fail, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import type { NotificationKind } from '@/lib/notifications/kinds'
import { notify } from '@/lib/notifications/notify'
import { emitEvent } from '@/lib/outbox/emit-event'
import { advance } from './advance'
import { holdForDecision, type Decision } from './office-guard'

/** Tells the general users and whoever filled in the request of a decision, in its transaction. */
export async function announceDecision(
  tx: Tx,
  at: Date,
  request: Request,
  kind: NotificationKind,
  href: string,
  reason?: string,
): Promise<void> {
  await notify(tx, at, {
    userIds: [request.createdById],
    generalUsersOf: request.accountId,
    kind,
    href,
    args: {
      number: request.number,
      companyAr: request.subjectAr,
      companyEn: request.subjectEn,
      ...(reason && { reason }),
    },
  })
}

/**
 * Keeps beside each note what the value was, as it is compared when the business answers (personal values
 * masked).
 */
async function sendNotes(tx: Tx, requestId: string, at: Date): Promise<number> {
  const drafts = await tx.requestCorrection.findMany({
    where: { requestId, sentAt: null },
    select: { id: true, target: true, name: true },
  })
  const profile = await tx.companyProfile.findFirstOrThrow({
    where: { OR: [{ registration: { requestId } }, { change: { requestId } }] },
    select: PROFILE_SELECT,
  })
  const shown = displayValues(profile, { maskPersonal: true })
  for (const { id, target, name } of drafts) {
    const before = target === 'FIELD' && isFieldName(name) ? shown[name] : null
    await tx.requestCorrection.update({ where: { id }, data: { sentAt: at, before } })
  }
  return drafts.length
}

/**
 * Returns a request with the notes drafted on it; only what they name reopens. The officer keeps it for when
 * it comes back.
 * @returns `noCorrections` when nothing was noted; `requestStale`, `heldByOther` when somebody else was first
 */
export async function returnRequest(
  tx: Tx,
  actor: Actor,
  at: Date,
  decision: Decision,
): Promise<Result<Request>> {
  const held = await holdForDecision(tx, actor, at, decision)
  if (!held.ok) return held
  const sent = await sendNotes(tx, held.value.id, at)
  if (sent === 0) return fail('noCorrections')
  const moved = await advance(tx, actor, at, { ...decision, move: 'return' })
  if (!moved.ok) return moved
  await announceDecision(tx, at, moved.value, 'request.returned', `/requests/${moved.value.id}/correct`)
  await emitEvent(tx, at, 'request.returned', moved.value.number, {
    type: moved.value.type,
    version: moved.value.version,
    corrections: sent,
  })
  return moved
}

/** Rejects a request; final. The business reads the reason and can start a prefilled new request. */
export async function rejectRequest(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Decision & { reason: string },
): Promise<Result<Request>> {
  const held = await holdForDecision(tx, actor, at, input)
  if (!held.ok) return held
  const moved = await advance(tx, actor, at, {
    requestId: input.requestId,
    version: input.version,
    move: 'reject',
    reason: input.reason,
    patch: { decidedAt: at, decidedById: staffOf(actor).userId },
  })
  if (!moved.ok) return moved
  await tx.requestCorrection.deleteMany({ where: { requestId: input.requestId, sentAt: null } })
  await announceDecision(tx, at, moved.value, 'request.rejected', `/requests/${moved.value.id}`, input.reason)
  await emitEvent(tx, at, 'request.rejected', moved.value.number, {
    type: moved.value.type,
    version: moved.value.version,
  })
  return moved
}
