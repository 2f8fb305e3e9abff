import { actingBy, can, type Permission } from '@/lib/access/permissions'
import { isMember, type Actor } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Account, User } from '@/lib/db/generated/client'

/**
 * What is changed in an account, and by which rights: its general user's, and the office's where it has a say.
 * The office only suspends and reinstates; who holds which rights in an account is the account's own affair.
 */
const CHANGES = {
  RIGHTS: { own: 'users.manage', office: undefined },
  SERVICES: { own: 'account.services', office: undefined },
  SUSPENSION: { own: 'users.manage', office: 'accounts.suspend' },
} as const satisfies Record<string, { own: Permission; office: Permission | undefined }>

type AccountChange = keyof typeof CHANGES

/**
 * Locks an account for the rest of the transaction: whatever changes who may do what in it takes turns here,
 * so that each change sees the one before. The account comes first: then the user's row, then sessions and
 * links (docs/decisions/024). A general user is looked at again behind the lock: who was suspended or demoted
 * a moment ago changes nothing any more.
 * @returns the account and the actor as acting by the right that was used; `notFound` without a right to it
 */
export async function lockAccountOf(
  tx: Tx,
  actor: Actor,
  accountId: string,
  change: AccountChange,
): Promise<Result<{ account: Account; actor: Actor }>> {
  const rights = CHANGES[change]
  const office = rights.office !== undefined && can(actor, rights.office)
  const own = isMember(actor) && actor.accountId === accountId && can(actor, rights.own)
  if (!isId(accountId) || !(own || office)) return fail('notFound')
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`
  const account = await tx.account.findUnique({ where: { id: accountId } })
  // One that is not verified yet lapses, and is deleted then: nothing of it may become history.
  if (!account || account.state === 'UNVERIFIED' || account.state === 'LAPSED') return fail('notFound')
  if (office) return ok({ account, actor: actingBy(actor, rights.office) })
  const still = await tx.user.count({
    where: { id: isMember(actor) ? actor.userId : '', accountId, kind: 'GENERAL', state: 'ACTIVE' },
  })
  return still === 1 && account.state === 'ACTIVE' ? ok({ account, actor }) : fail('forbidden')
}

/**
 * Another user of an account that the actor may manage, read behind the account's lock.
 * @param change RIGHTS: grants and roles, by the general user alone; SUSPENSION: by the office as well
 * @returns `notFound` for anybody else's and a removed one, `ownUser` for the actor
 */
export async function lockManagedUser(
  tx: Tx,
  actor: Actor,
  userId: string,
  change: Exclude<AccountChange, 'SERVICES'>,
): Promise<Result<{ user: User; accountId: string; actor: Actor }>> {
  const known = isId(userId) ? await tx.user.findUnique({ where: { id: userId } }) : null
  if (!known?.accountId) return fail('notFound')
  const locked = await lockAccountOf(tx, actor, known.accountId, change)
  if (!locked.ok) return locked
  if (isMember(actor) && actor.userId === userId) return fail('ownUser')
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } })
  if (user.state === 'LAPSED' || user.state === 'REMOVED') return fail('notFound')
  return ok({ user, accountId: known.accountId, actor: locked.value.actor })
}

/** Whether an account has another active general user than this one. Behind its lock. */
export async function hasAnotherGeneralUser(tx: Tx, accountId: string, userId: string): Promise<boolean> {
  const others = { accountId, kind: 'GENERAL', state: 'ACTIVE', id: { not: userId } } as const
  return (await tx.user.count({ where: others })) > 0
}
