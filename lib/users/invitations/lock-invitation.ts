import { isMember, type Actor, type Member } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { UserInvitation } from '@/lib/db/generated/client'
import { lockAccountOf } from '../lock-account'

/**
 * An invitation of the actor's own account that nobody has accepted, behind the account's lock: accepting,
 * withdrawing and sending it again take turns.
 * @returns `notFound` for anybody else's, `invitationAccepted`
 */
export async function lockInvitation(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Result<{ invitation: UserInvitation; actor: Member }>> {
  if (!isMember(actor) || !isId(id)) return fail('notFound')
  const locked = await lockAccountOf(tx, actor, actor.accountId, 'RIGHTS')
  if (!locked.ok) return locked
  await tx.$queryRaw`SELECT 1 FROM "UserInvitation" WHERE id = ${id}::uuid FOR UPDATE`
  const invitation = await tx.userInvitation.findFirst({ where: { id, accountId: actor.accountId } })
  if (!invitation) return fail('notFound')
  return invitation.acceptedAt ? fail('invitationAccepted') : ok({ invitation, actor })
}
