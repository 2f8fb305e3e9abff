import { isMember, staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { formatCursor, type KeysetCursor } from '@/lib/core/keyset-cursor'
import { spellingsOf } from '@/lib/core/registration-number'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { numbersMeant, timesOf, type ActivityFilter, type AuditFilter } from './filter'

const PAGE_SIZE = 25

export type TrailRow = {
  id: string
  at: Date
  actorId: string | null
  actorName: string
  actorRole: string
  accountId: string | null
  event: string
  kind: string
  outcome: string
  subject: string | null
  subjectId: string | null
  number: string | null
  address: string | null
  device: string | null
  details: Prisma.JsonObject
}

/** Whose lines are read: conditions that each stand at the head of an index, and exclude one another. */
export type TrailScope = readonly Prisma.Sql[]

/** What one did, and what was done to one's own access (granted, suspended, a sign-in refused). */
const ownLines = (userId: string): Prisma.Sql[] => [
  Prisma.sql`"actorId" = ${userId}::uuid`,
  Prisma.sql`"subjectId" = ${userId} AND subject = 'User' AND "actorId" IS DISTINCT FROM ${userId}::uuid`,
]
const within = (accountId: string, conditions: readonly Prisma.Sql[]): Prisma.Sql[] =>
  conditions.map((condition) => Prisma.sql`${condition} AND "accountId" = ${accountId}::uuid`)

/**
 * Of «سجل النشاط»: to a general user the account's whole trail, to an additional user what he did himself
 * and what was done to his own access; to staff their own.
 * @param person a user whose doings alone are meant; an additional user has but his own
 */
export function trailScope(actor: Actor, person?: string): TrailScope {
  if (!isMember(actor)) return ownLines(staffOf(actor).userId)
  const { kind, accountId, userId } = actor
  if (kind !== 'GENERAL') return within(accountId, ownLines(userId))
  return within(accountId, [person ? Prisma.sql`"actorId" = ${person}::uuid` : Prisma.sql`true`])
}

type Narrowed = Partial<Pick<ActivityFilter, 'kind' | 'from' | 'to' | 'cursor'>> & {
  event?: AuditFilter['event']
}

function narrowing({ kind, event, cursor, ...days }: Narrowed): Prisma.Sql {
  const { since, until } = timesOf(days)
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(kind ? [Prisma.sql`kind = ${kind}`] : []),
      ...(event ? [Prisma.sql`event = ${event}`] : []),
      ...(since ? [Prisma.sql`at >= ${since}`] : []),
      ...(until ? [Prisma.sql`at < ${until}`] : []),
      ...(cursor ? [Prisma.sql`(at, id) < (${cursor.at}, ${cursor.id}::uuid)`] : []),
    ],
    ' AND ',
  )
}

const COLUMNS = Prisma.sql`id, at, "actorId", "actorName", "actorRole", "accountId", event, kind, outcome, subject, "subjectId", number, address, device, details`
const NEWEST = Prisma.sql`ORDER BY at DESC, id DESC`

/**
 * One keyset query, newest first. Each branch reads an index backwards from the cursor and stops after
 * `most` lines; their ends are merged, so a page costs the same however deep it lies. Numbers are looked up
 * one by one, and what they yield is sorted: a subject has few lines.
 */
function trailSql(
  scope: TrailScope,
  narrowed: Prisma.Sql,
  numbers: readonly string[] | undefined,
  most: number,
): Prisma.Sql {
  if (numbers) {
    const scoped = Prisma.join(
      scope.map((condition) => Prisma.sql`(${condition})`),
      ' OR ',
    )
    return Prisma.sql`SELECT found.* FROM unnest(${[...numbers]}::text[]) AS meant(one) CROSS JOIN LATERAL (
      SELECT ${COLUMNS} FROM "AuditEvent" WHERE number = meant.one AND (${scoped}) AND ${narrowed} ${NEWEST} LIMIT ${most}
    ) found ${NEWEST} LIMIT ${most}`
  }
  const branch = (condition: Prisma.Sql) =>
    Prisma.sql`(SELECT ${COLUMNS} FROM "AuditEvent" WHERE ${condition} AND ${narrowed} ${NEWEST} LIMIT ${most})`
  const [only, ...others] = scope.map(branch)
  if (only && others.length === 0) return only
  return Prisma.sql`${Prisma.join(scope.map(branch), ' UNION ALL ')} ${NEWEST} LIMIT ${most}`
}

/** @returns lines of the audit, newest first, with the address of who acted: never shown to a business */
async function readTrail(
  scope: TrailScope,
  filter: Narrowed & { text: string },
  at: Date,
  most: number,
): Promise<TrailRow[]> {
  if (scope.length === 0) return []
  const numbers = filter.text ? numbersMeant(filter.text, at) : undefined
  return db.$queryRaw<TrailRow[]>(trailSql(scope, narrowing(filter), numbers, most))
}

const cursorOf = ({ at, id }: KeysetCursor) => formatCursor({ at, id })

/**
 * A page of a trail.
 * @returns `next` is the cursor of the following page, if any
 */
export async function listTrail(
  scope: TrailScope,
  filter: Narrowed & { text: string },
  at: Date,
): Promise<{ rows: TrailRow[]; next?: string }> {
  const found = await readTrail(scope, filter, at, PAGE_SIZE + 1)
  const rows = found.slice(0, PAGE_SIZE)
  return { rows, next: found.length > PAGE_SIZE ? cursorOf(rows.at(-1)!) : undefined }
}

/** Lines that an export reads at once. */
const BATCH = 1_000

/** The trail in batches, from the cursor on, until it ends or `most` lines were read. */
export async function* trailBatches(
  scope: TrailScope,
  filter: Narrowed & { text: string },
  at: Date,
  most: number,
): AsyncGenerator<TrailRow[]> {
  let [cursor, left] = [filter.cursor, most]
  while (left > 0) {
    const rows = await readTrail(scope, { ...filter, cursor }, at, Math.min(BATCH, left))
    if (rows.length > 0) yield rows
    if (rows.length < BATCH) return
    left -= rows.length
    cursor = rows.at(-1)
  }
}

/** Users and accounts that one address or number may stand for. */
const MAX_MEANT = 10

/**
 * Of the search of the whole audit, for those who hold `audit.read`: all of it, or what the named person did,
 * or what concerns the named accounts. Somebody who does not exist did nothing.
 */
export async function auditScope(
  reader: Actor,
  { actor, account }: Pick<AuditFilter, 'actor' | 'account'>,
): Promise<TrailScope> {
  if (!can(reader, 'audit.read')) return []
  const people = actor
    ? await db.user.findMany({ where: { email: actor }, select: { id: true }, take: MAX_MEANT })
    : undefined
  const accounts = account
    ? await db.account.findMany({
        where: {
          OR: [
            { commercialRegistrationNumber: { in: spellingsOf(account) } },
            { users: { some: { email: account } } },
          ],
        },
        select: { id: true },
        orderBy: { id: 'asc' },
        take: MAX_MEANT,
      })
    : undefined
  const did = people?.map(({ id }) => Prisma.sql`"actorId" = ${id}::uuid`)
  const concerns = accounts?.map(({ id }) => Prisma.sql`"accountId" = ${id}::uuid`)
  if (did && concerns) return did.flatMap((one) => concerns.map((two) => Prisma.sql`${one} AND ${two}`))
  return did ?? concerns ?? [Prisma.sql`true`]
}
