import { isObserved, type Actor, type GrantOf } from '@/lib/access/actor'
import { heldGrants } from '@/lib/access/grants'
import { explain, type Chain, type Subject } from '@/lib/access/explain'
import { actorOf, userColumns, type UserRow } from '@/lib/auth/user-actor'
import { maskEmail } from '@/lib/core/email'
import { isId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Gender } from '@/lib/db/generated/enums'
import { undeliveredChannels, type UndeliveredChannels } from '@/lib/messages/undelivered'

type Row = UserRow & {
  id: string
  gender: Gender | null
  createdAt: Date
  lastSignInAt: Date | null
  /** Where messages come back from. */
  undelivered: UndeliveredChannels
}

/** A user of an account, with what he may do. */
export type Person = Pick<
  Row,
  'firstName' | 'lastName' | 'email' | 'gender' | 'createdAt' | 'lastSignInAt' | 'undelivered'
> & {
  userId: string
  kind: 'GENERAL' | 'ADDITIONAL'
  state: Row['state']
  services: UserRow['services']
  /** The grants in force. */
  held: readonly GrantOf[]
  /** Who he would be if he signed in now: nobody while he is suspended. */
  actor: Actor
}

/**
 * The columns of a `Person`, for a query in which the user's row is called `u` and the account's `a`.
 * @param at domain time
 */
export const personColumns = (at: Date): Prisma.Sql =>
  Prisma.sql`u.id::text AS id, u.gender::text AS gender, u."createdAt", u."lastSignInAt",
    ${undeliveredChannels} AS undelivered, ${userColumns(at)}`

/** A row of `personColumns`. */
export type PersonRow = Row

/** A person from a row. @param at domain time */
export function personOf(row: Row, at: Date): Person {
  const { id: userId, firstName, lastName, email, gender, createdAt, lastSignInAt, state, undelivered } = row
  const session = { userId, sessionId: '', idleEndsAt: at, endsAt: at, unread: 0, second: false }
  return {
    ...{ userId, firstName, lastName, email, gender, createdAt, lastSignInAt, state, undelivered },
    services: row.services,
    held: heldGrants(row),
    kind: row.kind === 'GENERAL' ? 'GENERAL' : 'ADDITIONAL',
    actor: actorOf(row, session),
  }
}

/** An e-mail address as its reader may see it: masked where staff read in the customer's place. */
export const emailFor = (reader: Actor, email: string): string =>
  isObserved(reader) ? maskEmail(email) : email

/** More users than any account here has; a list beyond it is cut off. */
const MAX_PEOPLE = 500

/** The users of an account, but for removed and lapsed ones: general users first. One query. */
export async function listPeople(tx: Tx, accountId: string, at: Date): Promise<Person[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${personColumns(at)} FROM "User" u JOIN "Account" a ON a.id = u."accountId"
    WHERE u."accountId" = ${accountId}::uuid AND u.state NOT IN ('LAPSED', 'REMOVED')
    ORDER BY u.kind, u."createdAt", u.id LIMIT ${MAX_PEOPLE}`
  return rows.map((row) => personOf(row, at))
}

/** Some users of an account by id, removed ones too; anybody else's are left out. One query. */
export async function findPeople(
  tx: Tx,
  accountId: string,
  userIds: readonly string[],
  at: Date,
): Promise<Person[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${personColumns(at)} FROM "User" u JOIN "Account" a ON a.id = u."accountId"
    WHERE u.id = ANY (${userIds.filter(isId)}::uuid[]) AND u."accountId" = ${accountId}::uuid AND u.state <> 'LAPSED'
    ORDER BY u.id`
  return rows.map((row) => personOf(row, at))
}

/** One user of an account, a removed one too. @returns undefined for anybody else's */
export async function findPerson(
  tx: Tx,
  accountId: string,
  userId: string,
  at: Date,
): Promise<Person | undefined> {
  return isId(userId) ? (await findPeople(tx, accountId, [userId], at))[0] : undefined
}

export type Viewer = { person: Person; chains: Chain[] }

/** Who of an account sees something, and why. One query. */
export async function listViewers(tx: Tx, subject: Subject, at: Date): Promise<Viewer[]> {
  const people = await listPeople(tx, subject.accountId, at)
  return people
    .map((person) => ({ person, chains: explain(person.actor, subject) }))
    .filter(({ chains }) => chains.length > 0)
}
