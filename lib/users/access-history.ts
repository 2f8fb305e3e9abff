import type { Tx } from '@/lib/db/client'
import type { AccessEvent } from '@/lib/db/generated/client'

export type AccessHistoryRow = Pick<
  AccessEvent,
  'id' | 'userId' | 'at' | 'kind' | 'service' | 'reach' | 'companyId' | 'to' | 'actorName' | 'actorRole'
>

const MAX_ROWS = 50

/**
 * What changed in what users of an account may do since a moment, oldest first: for whoever looks at an older
 * state. The office's officers are not named. One query.
 */
export async function listChangesSince(
  tx: Tx,
  accountId: string,
  userId: string | readonly string[],
  since: Date,
): Promise<AccessHistoryRow[]> {
  const rows = await tx.accessEvent.findMany({
    where: { accountId, userId: { in: [userId].flat() }, at: { gte: since } },
    select: {
      id: true,
      userId: true,
      at: true,
      kind: true,
      service: true,
      reach: true,
      companyId: true,
      to: true,
      actorName: true,
      actorRole: true,
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: MAX_ROWS,
  })
  return rows.map((row) => (row.actorRole === 'GENERAL' ? row : { ...row, actorName: '' }))
}
