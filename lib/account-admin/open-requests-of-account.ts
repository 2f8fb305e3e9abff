import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { RequestTypes } from '@/lib/requests/request-type-definition'
import { visibleRequests } from '@/lib/requests/scope'

const SHOWN = 10

/** The open requests of an account that the reader oversees, the oldest first: of the types that are his, no others. */
export const openRequestsOfAccount = (types: RequestTypes, actor: Actor, accountId: string) =>
  db.request.findMany({
    where: { AND: [{ accountId, state: { in: ['SUBMITTED', 'RETURNED'] } }, visibleRequests(types, actor)] },
    select: { id: true, type: true, number: true, state: true, submittedAt: true },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    take: SHOWN,
  })
export type OpenRequest = Awaited<ReturnType<typeof openRequestsOfAccount>>[number]
