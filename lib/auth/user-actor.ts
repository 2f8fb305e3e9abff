import type { Actor, Member, Staff } from '@/lib/access/actor'
import { accessOf, accessOfUser, type AccessRow } from '@/lib/access/grants'
import { isId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { AccountState, StaffRole, UserKind, UserState } from '@/lib/db/generated/enums'

/** What is read of a user to know what that user may do. */
export type UserRow = AccessRow & {
  kind: UserKind
  state: UserState
  email: string
  firstName: string
  lastName: string
  locale: string
  accountId: string | null
  accountState: AccountState | null
  roles: StaffRole[]
}

/**
 * The columns of `UserRow`, for a query in which the user's row is called `u` and the account's `a`.
 * @param at domain time
 */
export const userColumns = (at: Date): Prisma.Sql => Prisma.sql`
      u.kind::text, u.state::text, u.email, u."firstName", u."lastName", u.locale, u."accountId",
      a.state::text AS "accountState",
      ARRAY(SELECT r.role::text FROM "StaffRoleAssignment" r WHERE r."userId" = u.id ORDER BY r.role) AS roles,
      ${accessOfUser(at)}`

/** What a session adds to its user. `second`: the second factor was given in it. */
export type OfSession = Pick<Member, 'userId' | 'sessionId' | 'idleEndsAt' | 'endsAt' | 'unread'> & {
  second: boolean
}

/** Who a user is in what he does; nobody while the user or the account is suspended or lapsed. */
export function actorOf(row: UserRow, { second, ...session }: OfSession): Actor {
  const { firstName, lastName, email, locale } = row
  const signedIn = { ...session, firstName, lastName, email, locale }
  if (row.kind === 'STAFF') {
    if (row.state !== 'ACTIVE') return { kind: 'VISITOR' }
    return { ...signedIn, kind: second ? 'STAFF' : 'STAFF_PENDING', roles: row.roles } satisfies Staff
  }
  if (!row.accountId || !row.accountState) return { kind: 'VISITOR' }
  // A stand-in (lib/accounts) looks unverified, and never becomes anything else.
  const standIn = row.state === 'LAPSED' && row.accountState === 'UNVERIFIED'
  const unverified =
    standIn || (row.state === 'PENDING' && row.accountState !== 'LAPSED' && row.accountState !== 'SUSPENDED')
  const active = row.state === 'ACTIVE' && row.accountState === 'ACTIVE'
  if (!unverified && !active) return { kind: 'VISITOR' }
  return {
    ...signedIn,
    kind: unverified ? 'UNVERIFIED' : row.kind,
    accountId: row.accountId,
    ...accessOf(row),
  } satisfies Member
}

/**
 * Who a user would be if he signed in at this moment, staff with the second factor: for what is decided about
 * somebody who is not calling, as whether a mail still finds its reader.
 */
export async function findUserActor(tx: Tx, userId: string, at: Date): Promise<Actor> {
  if (!isId(userId)) return { kind: 'VISITOR' }
  const rows = await tx.$queryRaw<UserRow[]>`
    SELECT ${userColumns(at)} FROM "User" u LEFT JOIN "Account" a ON a.id = u."accountId" WHERE u.id = ${userId}::uuid`
  const session = { userId, sessionId: '', idleEndsAt: at, endsAt: at, unread: 0, second: true }
  return rows[0] ? actorOf(rows[0], session) : { kind: 'VISITOR' }
}
