import { cleanText } from '@/lib/core/digits'
import {
  QUEUE_ASSIGNED,
  QUEUE_STATES,
  readCursor as readPlace,
  type QueueCursor,
  type QueueFilters,
} from '@/lib/requests/office-queue'
import { getRequestType, officePath, type RequestTypes } from '@/lib/requests/request-type-definition'
import { requestTypes } from '@/lib/request-types'

export type Params = Record<string, string | string[] | undefined>

const one = (params: Params, name: string) => (typeof params[name] === 'string' ? params[name] : undefined)
const among = <T extends string>(values: readonly T[], value: string | undefined, otherwise: T): T =>
  values.find((known) => known === value) ?? otherwise

/**
 * The queue's filters from the address; what it does not know is the default.
 * @param types those of the desk
 */
export function readFilters(params: Params, types: RequestTypes): QueueFilters {
  const search = cleanText(one(params, 'q') ?? '').slice(0, 100)
  return {
    // What is searched for is looked for in all requests, unless a tab is chosen; without a search the open
    // tab (`tab`) stays.
    state: among(
      QUEUE_STATES,
      one(params, 'state'),
      search ? 'all' : among(QUEUE_STATES, one(params, 'tab'), 'waiting'),
    ),
    assigned: among(QUEUE_ASSIGNED, one(params, 'assigned'), 'anyone'),
    type: among(Object.keys(types), one(params, 'type'), ''),
    overdue: one(params, 'overdue') === 'on',
    search,
  }
}

/** The place in the queue from the address. */
export const readCursor = (params: Params): QueueCursor | undefined =>
  readPlace('after', one(params, 'after')) ?? readPlace('before', one(params, 'before'))

/** The address of a desk's queue with these filters; defaults are left out. */
export function queueHref(
  desk: string,
  filters: Partial<QueueFilters>,
  place: { after?: string; before?: string } = {},
): string {
  const { state, assigned, type, overdue, search } = filters
  const query = new URLSearchParams({
    ...(state && state !== (search ? 'all' : 'waiting') && { state }),
    ...(assigned && assigned !== 'anyone' && { assigned }),
    ...(type && { type }),
    ...(overdue && { overdue: 'on' }),
    ...(search && { q: search }),
    ...place,
  }).toString()
  return `/admin/requests/${desk}${query ? `?${query}` : ''}`
}

/** A request whose review page is meant. */
export type Reviewed = { id: string; type: string }

/** The review page of a request at its desk, with what it shows. */
export function reviewHref(
  { id, type }: Reviewed,
  show: Record<string, string | undefined> = {},
  part = '',
): string {
  const given = Object.entries(show).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const query = new URLSearchParams(given).toString()
  return `${officePath(getRequestType(requestTypes, type), id)}${query ? `?${query}` : ''}${part ? `#${part}` : ''}`
}
