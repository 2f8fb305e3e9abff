import type { Member } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { AccessRequest } from '@/lib/db/generated/client'
import { recordAccessChange } from '@/lib/users/record-access-change'
import { closedProblem } from './decide-access-request'

/**
 * Whoever asked for access asks no more. Behind the account's lock, so that of withdrawing and granting at once the
 * second finds the request closed. Withdrawing twice changes nothing. Nobody is told: the notice of the asking leads to
 * the request, which says so.
 * @returns `notFound` for anybody else's; `accessRequestExpired`, `accessRequestDecided`
 */
export async function withdrawAccessRequest(
  tx: Tx,
  member: Member,
  at: Date,
  requestId: string,
): Promise<Result<AccessRequest>> {
  const own = { id: requestId, userId: member.userId }
  if (!isId(requestId) || (await tx.accessRequest.count({ where: own })) === 0) return fail('notFound')
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${member.accountId}::uuid FOR UPDATE`
  const request = await tx.accessRequest.findUniqueOrThrow({ where: { id: requestId } })
  if (request.state === 'WITHDRAWN') return ok(request)
  const closed = closedProblem(request, at)
  if (closed) return closed
  const { accountId, userId, service, companyId } = request
  await recordAccessChange(tx, member, at, { kind: 'ASK_WITHDRAWN', accountId, userId, service, companyId })
  return ok(
    await tx.accessRequest.update({ where: { id: requestId }, data: { state: 'WITHDRAWN', decidedAt: at } }),
  )
}
