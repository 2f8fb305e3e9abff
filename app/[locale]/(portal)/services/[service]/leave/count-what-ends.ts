import type { Member } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { Service } from '@/lib/db/generated/enums'
import { totalDue } from '@/lib/payments/list-query'
import { requestTypes } from '@/lib/request-types'
import { countServiceGrants, listWaitingRequests } from '@/lib/service-access/access-request-queries'

/**
 * What leaving a service closes to the account. `people`: additional users with grants; `drafts`, `running`:
 * requests of the service's types that are not sent, and that the office has; `due`: payments; `asked`: open
 * requests for access.
 */
export async function countWhatEnds(member: Member, service: Service, at: Date) {
  const types = Object.values(requestTypes).filter((one) => one.service === service)
  const requests = { accountId: member.accountId, type: { in: types.map(({ type }) => type) } }
  const [{ people }, states, due, asked] = await Promise.all([
    countServiceGrants(member, service, at),
    types.length === 0
      ? []
      : db.request.groupBy({
          by: ['state'],
          where: { ...requests, state: { in: ['DRAFT', 'RETURNED', 'SUBMITTED'] } },
          _count: true,
        }),
    service === 'PAYMENTS' ? totalDue(member, at) : undefined,
    listWaitingRequests(member, at, service),
  ])
  const inState = (...names: string[]) =>
    states.filter(({ state }) => names.includes(state)).reduce((sum, { _count }) => sum + _count, 0)
  return {
    people,
    drafts: inState('DRAFT', 'RETURNED'),
    running: inState('SUBMITTED'),
    due: due ? due.FEES.count + due.DEPOSITS.count : 0,
    asked: asked.length,
  }
}
