import type { Tx } from '@/lib/db/client'
import type { AccountState, MessageChannel, UserState } from '@/lib/db/generated/enums'
import type { CodeOwner } from './code-owner'

export type LockedUser = {
  id: string
  accountId: string
  email: string
  mobile: string | null
  firstName: string
  state: UserState
  verifiedAt: Date | null
  mobileVerifiedAt: Date | null
  accountState: AccountState
  lapsesAt: Date | null
  number: string | null
}

/**
 * The account and its user, locked in this order as everywhere (docs/decisions/024): of two codes entered at
 * once the second waits and sees what the first did.
 */
export async function lockUser(tx: Tx, userId: string): Promise<LockedUser | undefined> {
  await tx.$queryRaw`
    SELECT 1 FROM "Account" WHERE id = (SELECT "accountId" FROM "User" WHERE id = ${userId}::uuid) FOR UPDATE`
  const rows = await tx.$queryRaw<LockedUser[]>`
    SELECT u.id, u."accountId", u.email, u.mobile, u."firstName", u.state::text AS state, u."verifiedAt", u."mobileVerifiedAt",
      a.state::text AS "accountState", a."lapsesAt", a."commercialRegistrationNumber" AS number
    FROM "User" u JOIN "Account" a ON a.id = u."accountId" WHERE u.id = ${userId}::uuid FOR UPDATE OF u, a`
  return rows[0]
}

/** The newest code that somebody was sent by e-mail or by SMS: the only one of its kind that counts. */
export function lastCode(tx: Tx, owner: CodeOwner, channel: MessageChannel) {
  return tx.verificationCode.findFirst({
    where: { ...owner, channel },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}
