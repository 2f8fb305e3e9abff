import type { Actor } from '@/lib/access/actor'
import { actingBy, can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Account, AccountState } from '@/lib/db/generated/client'
import { endAccess } from './end-access'
import { notifyAccountReinstated, notifyAccountSuspended } from './notify-suspension'
import { recordAccessChange } from './record-access-change'
import { checkSeen, type SuspensionChange, type SuspensionOutcome } from './suspension-change'

type Given = SuspensionChange & { accountId: string }

async function lockForOffice(tx: Tx, actor: Actor, accountId: string): Promise<Result<Account>> {
  if (!can(actor, 'accounts.suspend') || !isId(accountId)) return fail('notFound')
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`
  const account = await tx.account.findUnique({ where: { id: accountId } })
  return account?.state === 'ACTIVE' || account?.state === 'SUSPENDED' ? ok(account) : fail('notFound')
}

async function move(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: Given,
  to: Extract<AccountState, 'ACTIVE' | 'SUSPENDED'>,
): Promise<Result<SuspensionOutcome>> {
  const { accountId, cause, reason } = given
  const locked = await lockForOffice(tx, actor, accountId)
  if (!locked.ok) return locked
  if (locked.value.state === to) return ok({ changed: false })
  const current = await checkSeen(tx, { accountId }, given)
  if (!current.ok) return current
  await tx.account.update({ where: { id: accountId }, data: { state: to } })
  const kind = to === 'SUSPENDED' ? ('ACCOUNT_SUSPENDED' as const) : ('ACCOUNT_REINSTATED' as const)
  // When it is lifted, too: a sign-in that overlapped the suspension may have left a session that nobody saw.
  const users = await tx.user.findMany({ where: { accountId }, select: { id: true }, orderBy: { id: 'asc' } })
  for (const { id } of users) await endAccess(tx, id, 'SUSPENDED', at)
  await recordAccessChange(tx, actingBy(actor, 'accounts.suspend'), at, { kind, accountId, cause, reason })
  const tell = to === 'SUSPENDED' ? notifyAccountSuspended : notifyAccountReinstated
  await tell(tx, at, { accountId, cause, reason })
  return ok({ changed: true })
}

/**
 * Suspends an account for the office: nobody of it gets in from the next click on. Payments at KNET are seen
 * to their end; requests stay where they stand, and the office may decide them; mails to its users are withheld, but
 * for the one that says why. Twice changes nothing.
 * @returns `notFound` without the right, and for an account that is not verified or lapsed; `suspensionStale`
 */
export const suspendAccount = (
  tx: Tx,
  actor: Actor,
  at: Date,
  given: Given,
): Promise<Result<SuspensionOutcome>> => move(tx, actor, at, given, 'SUSPENDED')

/**
 * Lifts it: users sign in again, none of their sessions comes back. Twice changes nothing.
 * @returns `notFound`, `suspensionStale`
 */
export const reinstateAccount = (
  tx: Tx,
  actor: Actor,
  at: Date,
  given: Given,
): Promise<Result<SuspensionOutcome>> => move(tx, actor, at, given, 'ACTIVE')
