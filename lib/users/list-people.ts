import { isMember, type Actor } from '@/lib/access/actor'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'
import { cleanText } from '@/lib/core/digits'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { emailFor, personColumns, personOf, type Person, type PersonRow } from './account-people'

const PAGE = 20

/** Days without a sign-in after which a user is marked as unused. */
export const UNUSED_DAYS = 90

/** Whether a user who may sign in has not done so for long. @param at domain time */
export function isUnused({ state, lastSignInAt, createdAt }: Person, at: Date): boolean {
  const last = lastSignInAt ?? createdAt
  return state === 'ACTIVE' && at.getTime() - last.getTime() >= UNUSED_DAYS * 86_400_000
}

export type PeopleFilter = {
  /** Part of a name or of an e-mail address, as typed. */
  text: string
  unused: boolean
  after?: string
}

/** Reads the filter from the address; what it does not know is ignored. */
export function readPeopleFilter(params: Record<string, string | string[] | undefined>): PeopleFilter {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined)
  return { text: cleanText(one('q') ?? '').slice(0, 100), unused: one('unused') === '1', after: one('after') }
}

/** The list's address with a filter. @param after key of the row that the page before ended on */
export function peoplePath({ text, unused }: Omit<PeopleFilter, 'after'>, after?: string): string {
  const query = new URLSearchParams({
    ...(text && { q: text }),
    ...(unused && { unused: '1' }),
    ...(after && { after }),
  })
  return query.size > 0 ? `/users?${query}` : '/users'
}

const literal = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/**
 * A page of the account's users in the order in which they came, without removed ones. One query.
 * @param at domain time: who has not signed in for long by then
 */
export async function listUsers(
  actor: Actor,
  { text, unused, after }: PeopleFilter,
  at: Date,
): Promise<{ rows: Person[]; next?: string }> {
  if (!isMember(actor)) return { rows: [] }
  const where = [
    Prisma.sql`u."accountId" = ${actor.accountId}::uuid AND u.state NOT IN ('LAPSED', 'REMOVED')`,
  ]
  const cursor = parseCursor(after)
  if (cursor) where.push(Prisma.sql`(u."createdAt", u.id) > (${cursor.at}, ${cursor.id}::uuid)`)
  for (const word of text.split(' ').filter(Boolean)) {
    const part = `%${literal(word)}%`
    where.push(Prisma.sql`concat_ws(' ', u."firstName", u."lastName", u.email) ILIKE ${part}`)
  }
  if (unused)
    where.push(
      Prisma.sql`u.state = 'ACTIVE' AND coalesce(u."lastSignInAt", u."createdAt") <= ${new Date(at.getTime() - UNUSED_DAYS * 86_400_000)}`,
    )
  const found = await db.$queryRaw<PersonRow[]>`
    SELECT ${personColumns(at)} FROM "User" u JOIN "Account" a ON a.id = u."accountId"
    WHERE ${Prisma.join(where, ' AND ')} ORDER BY u."createdAt", u.id LIMIT ${PAGE + 1}`
  const rows = found
    .slice(0, PAGE)
    .map((row) => ({ ...personOf(row, at), email: emailFor(actor, row.email) }))
  const last = rows.at(-1)
  return {
    rows,
    next: found.length > PAGE && last ? formatCursor({ at: last.createdAt, id: last.userId }) : undefined,
  }
}

/** People whom one matrix of a company shows. */
export const MAX_MATRIX_PEOPLE = 30

/** A page of the account's additional users, for the matrix of one company. One query. @param at domain time */
export async function listAdditionalUsers(
  actor: Actor,
  after: string | undefined,
  at: Date,
): Promise<{ rows: Person[]; next?: string }> {
  if (!isMember(actor)) return { rows: [] }
  const cursor = parseCursor(after)
  const behind = cursor
    ? Prisma.sql`AND (u."createdAt", u.id) > (${cursor.at}, ${cursor.id}::uuid)`
    : Prisma.empty
  const found = await db.$queryRaw<PersonRow[]>`
    SELECT ${personColumns(at)} FROM "User" u JOIN "Account" a ON a.id = u."accountId"
    WHERE u."accountId" = ${actor.accountId}::uuid AND u.kind = 'ADDITIONAL'
      AND u.state NOT IN ('LAPSED', 'REMOVED') ${behind}
    ORDER BY u."createdAt", u.id LIMIT ${MAX_MATRIX_PEOPLE + 1}`
  const rows = found
    .slice(0, MAX_MATRIX_PEOPLE)
    .map((row) => ({ ...personOf(row, at), email: emailFor(actor, row.email) }))
  const last = rows.at(-1)
  return {
    rows,
    next:
      found.length > MAX_MATRIX_PEOPLE && last
        ? formatCursor({ at: last.createdAt, id: last.userId })
        : undefined,
  }
}
