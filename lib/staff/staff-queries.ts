import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { cleanText } from '@/lib/core/digits'
import { isId } from '@/lib/core/ids'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { StaffRole, UserState } from '@/lib/db/generated/enums'

const PAGE = 50
const DAY_MS = 86_400_000
/** Days without a sign-in after which a member of staff is shown as unused. */
export const UNUSED_DAYS = 60

export const STAFF_FILTERS = ['active', 'invited', 'suspended', 'unused', 'proposed'] as const
export type StaffFilter = {
  state?: (typeof STAFF_FILTERS)[number]
  /** Part of a name or of an e-mail. */
  text: string
  after?: string
}

export type StaffRow = {
  id: string
  firstName: string
  lastName: string
  email: string
  state: UserState
  roles: StaffRole[]
  createdAt: Date
  lastSignInAt: Date | null
  /** Active, and not signed in for `UNUSED_DAYS`. */
  unused: boolean
  proposed: boolean
}

type Params = Record<string, string | string[] | undefined>

/** Reads the filter from the address; what it does not know is ignored. */
export function readStaffFilter(params: Params): StaffFilter {
  const one = (key: string) => (typeof params[key] === 'string' ? params[key] : undefined)
  return {
    state: STAFF_FILTERS.find((state) => state === one('state')),
    text: cleanText(one('q') ?? '').slice(0, 100),
    after: one('after'),
  }
}

const include = {
  roles: { select: { role: true }, orderBy: { role: 'asc' } },
  roleProposals: { where: { state: 'PROPOSED' }, select: { id: true } },
} satisfies Prisma.UserInclude

const unusedSince = (at: Date): Prisma.UserWhereInput => ({
  state: 'ACTIVE',
  OR: [{ lastSignInAt: { lte: at } }, { lastSignInAt: null, createdAt: { lte: at } }],
})

function whereOf({ state, text }: StaffFilter, since: Date): Prisma.UserWhereInput[] {
  const where: Prisma.UserWhereInput[] = [{ kind: 'STAFF', state: { not: 'LAPSED' } }]
  if (state === 'active') where.push({ state: 'ACTIVE' })
  if (state === 'invited') where.push({ state: 'PENDING' })
  if (state === 'suspended') where.push({ state: 'SUSPENDED' })
  if (state === 'unused') where.push(unusedSince(since))
  if (state === 'proposed') where.push({ roleProposals: { some: { state: 'PROPOSED' } } })
  for (const word of text.split(' ').filter(Boolean).slice(0, 5))
    where.push({
      OR: (['firstName', 'lastName', 'email'] as const).map((column) => ({
        [column]: { contains: word, mode: 'insensitive' },
      })),
    })
  return where
}

function rowOf(user: Prisma.UserGetPayload<{ include: typeof include }>, since: Date): StaffRow {
  const { id, firstName, lastName, email, state, createdAt, lastSignInAt } = user
  return {
    id,
    firstName,
    lastName,
    email,
    state,
    createdAt,
    roles: user.roles.map(({ role }) => role),
    lastSignInAt,
    unused: state === 'ACTIVE' && (lastSignInAt ?? createdAt) <= since,
    proposed: user.roleProposals.length > 0,
  }
}

/** The staff, the newest first, a page of fifty. @returns nobody without the right to see them */
export async function listStaff(
  actor: Actor,
  at: Date,
  filter: StaffFilter,
): Promise<{ rows: StaffRow[]; next?: string }> {
  if (!can(actor, 'staff.oversee')) return { rows: [] }
  const since = new Date(at.getTime() - UNUSED_DAYS * DAY_MS)
  const cursor = parseCursor(filter.after)
  const place: Prisma.UserWhereInput[] = cursor
    ? [{ OR: [{ createdAt: { lt: cursor.at } }, { createdAt: cursor.at, id: { lt: cursor.id } }] }]
    : []
  const users = await db.user.findMany({
    where: { AND: [...whereOf(filter, since), ...place] },
    include,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  })
  const rows = users.slice(0, PAGE).map((user) => rowOf(user, since))
  const last = rows.at(-1)
  return {
    rows,
    next: users.length > PAGE && last ? formatCursor({ at: last.createdAt, id: last.id }) : undefined,
  }
}

const named = { select: { id: true, firstName: true, lastName: true } } as const

/** One member of staff with the open proposal and the history of access, the latest twenty entries. */
export async function findStaff(actor: Actor, at: Date, id: string) {
  if (!can(actor, 'staff.oversee') || !isId(id)) return undefined
  const user = await db.user.findFirst({ where: { id, kind: 'STAFF', state: { not: 'LAPSED' } }, include })
  if (!user) return undefined
  const [proposal, history] = await Promise.all([
    db.staffRoleProposal.findFirst({
      where: { userId: id, state: 'PROPOSED' },
      include: { proposedBy: named },
    }),
    db.accessEvent.findMany({
      where: { userId: id, accountId: null },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 20,
    }),
  ])
  return { ...rowOf(user, new Date(at.getTime() - UNUSED_DAYS * DAY_MS)), proposal, history }
}
export type StaffDetail = NonNullable<Awaited<ReturnType<typeof findStaff>>>
