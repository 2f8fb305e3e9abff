import { isSignedIn, type Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { recordAccessChange } from './record-access-change'

/**
 * Revokes grants: they stay as history, and nothing brings them back. The next call of their users is refused
 * by it, for grants are read with each.
 * @param which a condition within one account
 * @returns whose they were, each user once
 */
export async function revokeGrants(
  tx: Tx,
  actor: Actor,
  at: Date,
  which: Prisma.GrantWhereInput & { accountId: string },
): Promise<string[]> {
  const grants = await tx.grant.findMany({ where: { ...which, revokedAt: null }, orderBy: { id: 'asc' } })
  for (const { id, accountId, userId, service, reach, companyId, grantedAt } of grants) {
    const revokedAt = at < grantedAt ? grantedAt : at
    await tx.grant.update({
      where: { id },
      data: { revokedAt, revokedBy: isSignedIn(actor) ? actor.userId : null },
    })
    await recordAccessChange(tx, actor, at, { kind: 'REVOKED', accountId, userId, service, reach, companyId })
  }
  return [...new Set(grants.map(({ userId }) => userId))]
}
