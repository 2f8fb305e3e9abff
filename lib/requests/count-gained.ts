import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import type { RequestTypes } from './request-type-definition'
import { visibleRequests } from './scope'

/** Counted so far; a difference beyond it is shown as more than this. */
const MAX_COUNTED = 1000

/** How many requests the second sees and the first does not, at most one more than `MAX_COUNTED`. One query. */
export async function countRequestsGained(
  tx: Tx,
  types: RequestTypes,
  before: Actor,
  after: Actor,
): Promise<number> {
  const rows = await tx.request.findMany({
    where: { AND: [visibleRequests(types, after), { NOT: visibleRequests(types, before) }] },
    select: { id: true },
    take: MAX_COUNTED + 1,
  })
  return rows.length
}
