import { cleanText } from '@/lib/core/digits'
import {
  QUEUE_ASSIGNED,
  QUEUE_STATES,
  QUEUE_TYPES,
  readCursor as readPlace,
  type QueueCursor,
  type QueueFilters,
} from '@/lib/requests/office-queue'

export type Params = Record<string, string | string[] | undefined>

const one = (params: Params, name: string) => (typeof params[name] === 'string' ? params[name] : undefined)
const among = <T extends string>(values: readonly T[], value: string | undefined, otherwise: T): T =>
  values.find((known) => known === value) ?? otherwise

/** The queue's filters from the address; what it does not know is the default. */
export function readFilters(params: Params): QueueFilters {
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
    type: among(QUEUE_TYPES, one(params, 'type'), ''),
    overdue: one(params, 'overdue') === 'on',
    search,
  }
}

/** The place in the queue from the address. */
export const readCursor = (params: Params): QueueCursor | undefined =>
  readPlace('after', one(params, 'after')) ?? readPlace('before', one(params, 'before'))

/** The queue's address with these filters; defaults are left out. */
export function queueHref(
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
  return `/admin/registrations${query ? `?${query}` : ''}`
}

/** The review page of a request, with what it shows. */
export function reviewHref(id: string, show: Record<string, string | undefined> = {}, part = ''): string {
  const given = Object.entries(show).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const query = new URLSearchParams(given).toString()
  return `/admin/registrations/${id}${query ? `?${query}` : ''}${part ? `#${part}` : ''}`
}
