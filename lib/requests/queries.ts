import type { Actor } from '@/lib/access/actor'
import { cleanText } from '@/lib/core/digits'
import { isId } from '@/lib/core/ids'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { RequestState } from '@/lib/db/generated/enums'
import { getRequestType, type RequestTypes } from './request-type-definition'
import { visibleRequests } from './scope'
import { searchWords } from './search-words'
import type { TimelineEvent } from './timeline'

export const PAGE_SIZE = 20

/** What the list can be narrowed to; `closed` gathers the ends that are not an approval. */
export const STATE_FILTERS = {
  action: ['RETURNED', 'DRAFT'],
  progress: ['SUBMITTED'],
  approved: ['APPROVED'],
  closed: ['REJECTED', 'WITHDRAWN', 'CANCELLED'],
} as const satisfies Record<string, readonly RequestState[]>
type StateFilter = keyof typeof STATE_FILTERS

export type RequestFilter = { state?: StateFilter; text?: string; after?: string }

const ROW = {
  id: true,
  type: true,
  number: true,
  state: true,
  updatedAt: true,
  submittedAt: true,
  dueAt: true,
  subjectAr: true,
  subjectEn: true,
} as const satisfies Prisma.RequestSelect
export type RequestRow = Prisma.RequestGetPayload<{ select: typeof ROW }>

/** Reads a list's filter from the address; what it does not know is ignored. */
export function readRequestFilter(params: Record<string, string | string[] | undefined>): RequestFilter {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined)
  const state = one('state')
  const text = cleanText(one('q') ?? '').slice(0, 100)
  return {
    state: state && Object.hasOwn(STATE_FILTERS, state) ? (state as StateFilter) : undefined,
    text: text || undefined,
    after: one('after'),
  }
}

/**
 * The key a page ends on: `updatedAt` in milliseconds and id. Opaque to the reader; a damaged one means the
 * first page.
 */
const cursorOf = ({ updatedAt, id }: { updatedAt: Date; id: string }): string =>
  formatCursor({ at: updatedAt, id })

function afterCursor(text: string | undefined): Prisma.RequestWhereInput {
  const cursor = parseCursor(text)
  if (!cursor) return {}
  const { at, id } = cursor
  return { updatedAt: { lte: at }, OR: [{ updatedAt: { lt: at } }, { updatedAt: at, id: { lt: id } }] }
}

/**
 * My requests: one keyset query, newest change first.
 * @returns `next` is the cursor of the following page, if any
 */
export async function listRequests(
  types: RequestTypes,
  actor: Actor,
  filter: RequestFilter,
): Promise<{ rows: RequestRow[]; next?: string }> {
  const rows = await db.request.findMany({
    where: {
      AND: [
        visibleRequests(types, actor),
        afterCursor(filter.after),
        filter.state ? { state: { in: [...STATE_FILTERS[filter.state]] } } : {},
        filter.text ? { searchText: { contains: searchWords(filter.text, types).join(' ') } } : {},
      ],
    },
    select: ROW,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: PAGE_SIZE + 1,
  })
  const page = rows.slice(0, PAGE_SIZE)
  return { rows: page, next: rows.length > PAGE_SIZE ? cursorOf(page.at(-1)!) : undefined }
}

const HEAD = {
  ...ROW,
  accountId: true,
  companyId: true,
  version: true,
  createdAt: true,
  decidedAt: true,
  previousId: true,
} as const satisfies Prisma.RequestSelect
export type RequestHead = Prisma.RequestGetPayload<{ select: typeof HEAD }>

/** One request that the actor may see, without its answers; undefined for anybody else's. */
export async function findRequestHead(
  types: RequestTypes,
  actor: Actor,
  id: string,
): Promise<RequestHead | undefined> {
  if (!isId(id)) return undefined
  return (
    (await db.request.findFirst({ where: { AND: [{ id }, visibleRequests(types, actor)] }, select: HEAD })) ??
    undefined
  )
}

const EVENT = { id: true, kind: true, actorRole: true, actorName: true, reason: true, at: true } as const
const CORRECTION = {
  id: true,
  target: true,
  name: true,
  reason: true,
  before: true,
  sentAt: true,
  resolvedAt: true,
} as const
export type SentCorrection = Prisma.RequestCorrectionGetPayload<{ select: typeof CORRECTION }>

/**
 * A request's history for its timeline, oldest first, with that of its type's own machine (`ofType`), and what
 * was returned in it. The officer's unsent drafts stay out.
 */
export async function findRequestHistory(types: RequestTypes, actor: Actor, id: string) {
  if (!isId(id)) return undefined
  const request = await db.request.findFirst({
    where: { AND: [{ id }, visibleRequests(types, actor)] },
    select: {
      ...HEAD,
      company: { select: { state: true } },
      events: { select: EVENT, orderBy: [{ at: 'asc' }, { id: 'asc' }], take: 200 },
      corrections: {
        select: CORRECTION,
        where: { sentAt: { not: null } },
        orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
      },
    },
  })
  if (!request) return undefined
  const ofType: TimelineEvent[] = (await getRequestType(types, request.type).events?.(db, request.id)) ?? []
  return { ...request, ofType }
}
