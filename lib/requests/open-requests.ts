import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { RequestState } from '@/lib/db/generated/enums'
import type { RequestTypes } from './request-type-definition'
import { visibleRequests } from './scope'

/** States of a request that is not decided. */
export const OPEN_STATES = ['DRAFT', 'SUBMITTED', 'RETURNED'] as const satisfies readonly RequestState[]

const OPEN_ROW = {
  id: true,
  type: true,
  number: true,
  state: true,
  version: true,
  companyId: true,
  subjectAr: true,
  subjectEn: true,
  updatedAt: true,
  dueAt: true,
} as const satisfies Prisma.RequestSelect
export type OpenRow = Prisma.RequestGetPayload<{ select: typeof OPEN_ROW }>

/**
 * Requests that are not decided, newest change first: for the dashboard and the pages of a domain.
 * @param types all of them, or those that the page is about
 * @param take at most
 */
export function listOpenRequests(types: RequestTypes, actor: Actor, take: number): Promise<OpenRow[]> {
  return db.request.findMany({
    where: { AND: [visibleRequests(types, actor), { state: { in: [...OPEN_STATES] } }] },
    select: OPEN_ROW,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take,
  })
}

/** How many fields and documents wait for correction, by request. The ids must come from a scoped query. */
export async function countOpenCorrections(
  requestIds: readonly string[],
): Promise<Map<string, { fields: number; documents: number }>> {
  const counts = new Map<string, { fields: number; documents: number }>()
  if (requestIds.length === 0) return counts
  const rows = await db.requestCorrection.groupBy({
    by: ['requestId', 'target'],
    where: { requestId: { in: [...requestIds] }, sentAt: { not: null }, resolvedAt: null },
    _count: { _all: true },
  })
  for (const { requestId, target, _count } of rows) {
    const entry = counts.get(requestId) ?? { fields: 0, documents: 0 }
    entry[target === 'FIELD' ? 'fields' : 'documents'] = _count._all
    counts.set(requestId, entry)
  }
  return counts
}
