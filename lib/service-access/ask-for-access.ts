import type { Member } from '@/lib/access/actor'
import { reachedAnywhere } from '@/lib/access/grants'
import { findUserActor } from '@/lib/auth/user-actor'
import { isId, newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { AccessRequest } from '@/lib/db/generated/client'
import type { Service } from '@/lib/db/generated/enums'
import { notify } from '@/lib/notifications/notify'
import { serviceEntry } from '@/lib/services/service-catalogue'
import { recordAccessChange } from '@/lib/users/record-access-change'
import { closeExpired } from './expire-access-requests'
import { isCovered } from './is-covered'
import { noticeArgs } from './notice-args'

/** Open requests a person: nobody buries the general users in them. */
export const MAX_OPEN_REQUESTS = 5
/** Then nobody has answered, and it ends by itself. */
export const ANSWER_DAYS = 30

export type AskedAccess = {
  service: Service
  /** null: all companies of the account, or a service without companies. */
  companyId: string | null
  askedOfId: string
  reason: string
}

/** Whether the member may name a company: of a service that is about companies, one that he knows already. */
async function isNameable(tx: Tx, member: Member, { service, companyId }: AskedAccess): Promise<boolean> {
  if (companyId === null) return true
  if (!serviceEntry(service).ofCompanies || !isId(companyId)) return false
  return (await tx.company.count({ where: { AND: [{ id: companyId }, reachedAnywhere(member)] } })) === 1
}

/**
 * An additional user asks a general user of the account for a service, who is told at once. Asking again for what
 * is being asked for changes nothing. Behind the account's lock, so that two posts at once make one request.
 * @returns the open request; `notFound` (also for a company that the user does not know), `serviceNotOpen`,
 *   `notSubscribed`, `accessHeld`, `askedOfGone` at `askedOfId`, `accessRequestsTooMany` (most)
 */
export async function askForAccess(
  tx: Tx,
  { userId, accountId }: Pick<Member, 'userId' | 'accountId'>,
  at: Date,
  given: AskedAccess,
): Promise<Result<AccessRequest>> {
  const { service, companyId, askedOfId, reason } = given
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`
  // Read again behind the lock: what was granted or taken away a moment ago counts.
  const member = await findUserActor(tx, userId, at)
  if (member.kind !== 'ADDITIONAL') return fail('notFound')
  if (!serviceEntry(service).open) return fail('serviceNotOpen')
  if (!member.services.includes(service)) return fail('notSubscribed')
  if (!(await isNameable(tx, member, given))) return fail('notFound')
  if (isCovered(member, service, companyId)) return fail('accessHeld')
  await closeExpired(tx, { userId }, at)
  const open = await tx.accessRequest.findMany({ where: { userId, state: 'OPEN' } })
  const same = open.find((one) => one.service === service && one.companyId === companyId)
  if (same) return ok(same)
  if (open.length >= MAX_OPEN_REQUESTS)
    return fail('accessRequestsTooMany', undefined, { most: MAX_OPEN_REQUESTS })
  const general = { id: askedOfId, accountId, kind: 'GENERAL', state: 'ACTIVE' } as const
  if (!isId(askedOfId) || (await tx.user.count({ where: general })) === 0)
    return fail('askedOfGone', 'askedOfId')
  const made = await tx.accessRequest.create({
    data: {
      id: newId(at),
      accountId,
      userId,
      service,
      companyId,
      reason,
      askedOfId,
      createdAt: at,
      expiresAt: new Date(at.getTime() + ANSWER_DAYS * 86_400_000),
    },
  })
  await recordAccessChange(tx, member, at, { kind: 'ASKED', accountId, userId, service, companyId, reason })
  await notify(tx, at, {
    userIds: [askedOfId],
    kind: 'access.asked',
    args: await noticeArgs(tx, made, member, reason),
    href: `/users/access-requests/${made.id}`,
  })
  return ok(made)
}
