import type { Actor, Member } from '@/lib/access/actor'
import { findUserActor } from '@/lib/auth/user-actor'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { AccessRequest } from '@/lib/db/generated/client'
import type { GrantReach } from '@/lib/db/generated/enums'
import { notify } from '@/lib/notifications/notify'
import { serviceEntry, servicePath } from '@/lib/services/service-catalogue'
import { grant } from '@/lib/users/grant-commands'
import { lockAccountOf } from '@/lib/users/lock-account'
import { recordAccessChange } from '@/lib/users/record-access-change'
import { isCovered } from './is-covered'
import { noticeArgs } from './notice-args'

type Decided = { state: 'GRANTED' } | { state: 'DECLINED'; declineReason: string }

/**
 * A request of the member's account, read behind the account's lock. Any active general user may decide, also when
 * another was asked.
 * @returns `notFound` for anybody else's; `forbidden` for a general user who is none any more
 */
async function lockRequest(
  tx: Tx,
  member: Member,
  requestId: string,
): Promise<Result<{ request: AccessRequest; actor: Actor }>> {
  const where = { id: requestId, accountId: member.accountId }
  if (!isId(requestId) || (await tx.accessRequest.count({ where })) === 0) return fail('notFound')
  const locked = await lockAccountOf(tx, member, member.accountId, 'RIGHTS')
  if (!locked.ok) return locked
  const request = await tx.accessRequest.findUniqueOrThrow({ where: { id: requestId } })
  return ok({ request, actor: locked.value.actor })
}

/** Why a request cannot be decided any more; the same decision of the same person again is none. */
export function closedProblem(request: AccessRequest, at: Date) {
  if (request.state === 'WITHDRAWN') return fail('accessRequestWithdrawn')
  if (request.state === 'EXPIRED' || (request.state === 'OPEN' && request.expiresAt <= at))
    return fail('accessRequestExpired')
  return request.state === 'OPEN' ? undefined : fail('accessRequestDecided')
}

async function close(
  tx: Tx,
  member: Member,
  at: Date,
  request: AccessRequest,
  decided: Decided,
): Promise<void> {
  await tx.accessRequest.update({
    where: { id: request.id },
    data: { ...decided, decidedAt: at, decidedById: member.userId },
  })
  const reason = decided.state === 'DECLINED' ? decided.declineReason : undefined
  await notify(tx, at, {
    userIds: [request.userId],
    kind: decided.state === 'GRANTED' ? 'access.granted' : 'access.declined',
    args: await noticeArgs(tx, request, member, reason),
    href: servicePath(request.service),
  })
}

type GrantedAccess = {
  requestId: string
  /** What is granted, which may be other than what was asked for: one company, or (null) all that can be. */
  companyId: string | null
  /** The last day of the grant, `YYYY-MM-DD` in Kuwait; none: without an end. */
  until?: string | null
}

/**
 * Grants what a request asks for, or less, and closes it. When the person has it by now (granted elsewhere, or made
 * a general user), it is only closed.
 * @returns `accessRequestDecided`, `accessRequestExpired`, `accessRequestWithdrawn`, `userNotActive`, or what `grant`
 *   returns
 */
export async function grantAccess(
  tx: Tx,
  member: Member,
  at: Date,
  { requestId, companyId, until = null }: GrantedAccess,
): Promise<Result<AccessRequest>> {
  const locked = await lockRequest(tx, member, requestId)
  if (!locked.ok) return locked
  const { request, actor } = locked.value
  if (request.state === 'GRANTED' && request.decidedById === member.userId) return ok(request)
  const closed = closedProblem(request, at)
  if (closed) return closed
  const { userId, service } = request
  const asker = await findUserActor(tx, userId, at)
  if (asker.kind === 'VISITOR') return fail('userNotActive')
  if (!isCovered(asker, service, request.companyId)) {
    const ofCompanies = serviceEntry(service).ofCompanies
    const all: GrantReach = ofCompanies ? 'ALL' : 'NONE'
    const reach: GrantReach = companyId === null ? all : 'COMPANY'
    const granted = await grant(tx, actor, at, { userId, service, reach, companyId, until })
    if (!granted.ok) return granted
  }
  await close(tx, member, at, request, { state: 'GRANTED' })
  return ok(request)
}

/** Declines a request with a reason, which the person reads. @returns as `grantAccess` */
export async function declineAccess(
  tx: Tx,
  member: Member,
  at: Date,
  { requestId, reason }: { requestId: string; reason: string },
): Promise<Result<AccessRequest>> {
  const locked = await lockRequest(tx, member, requestId)
  if (!locked.ok) return locked
  const { request, actor } = locked.value
  if (request.state === 'DECLINED' && request.decidedById === member.userId) return ok(request)
  const closed = closedProblem(request, at)
  if (closed) return closed
  await close(tx, member, at, request, { state: 'DECLINED', declineReason: reason })
  const { accountId, userId, service, companyId } = request
  await recordAccessChange(tx, actor, at, { kind: 'DECLINED', accountId, userId, service, companyId, reason })
  return ok(request)
}
