import { staffOf, type Actor } from '@/lib/access/actor'
import { actingBy, can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { StaffRole } from '@/lib/db/generated/enums'

const withRoles = { roles: { select: { role: true }, orderBy: { role: 'asc' } } } as const
export type StaffMember = Prisma.UserGetPayload<{ include: typeof withRoles }>

/** The roles that a member of staff holds, in the order of the schema. */
export const rolesOf = ({ roles }: Pick<StaffMember, 'roles'>): StaffRole[] => roles.map(({ role }) => role)

/**
 * Locks a member of staff and every administrator for the rest of the transaction, in the order of their ids:
 * whatever suspends staff or changes their roles takes turns here, so that of two administrators who remove
 * each other at once one stays.
 * @returns undefined for who is not staff, or never will be again
 */
export async function lockStaffMember(tx: Tx, userId: string): Promise<StaffMember | undefined> {
  if (!isId(userId)) return undefined
  await tx.$queryRaw`
    SELECT 1 FROM "User" WHERE kind = 'STAFF' AND (id = ${userId}::uuid
      OR id IN (SELECT "userId" FROM "StaffRoleAssignment" WHERE role = 'ADMINISTRATOR'))
    ORDER BY id FOR NO KEY UPDATE`
  const user = await tx.user.findFirst({
    where: { id: userId, kind: 'STAFF', state: { not: 'LAPSED' } },
    include: withRoles,
  })
  return user ?? undefined
}

/** Active administrators but for one person, behind the lock of `lockStaffMember`. */
export const otherAdministrators = (tx: Tx, userId: string): Promise<number> =>
  tx.user.count({
    where: { id: { not: userId }, state: 'ACTIVE', roles: { some: { role: 'ADMINISTRATOR' } } },
  })

/** Ids of the active administrators but for some. */
export const administratorsBut = async (tx: Tx, but: readonly string[]): Promise<string[]> =>
  (
    await tx.user.findMany({
      where: { id: { notIn: [...but] }, state: 'ACTIVE', roles: { some: { role: 'ADMINISTRATOR' } } },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ id }) => id)

/** Whether somebody is an active administrator at this moment, behind that lock. */
export const isAdministrator = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tx.user.count({
    where: { id: userId, state: 'ACTIVE', roles: { some: { role: 'ADMINISTRATOR' } } },
  })) === 1

/**
 * A member of staff whom an administrator may manage, locked. The administrator is looked at again behind the
 * lock: who was suspended or lost the role a moment ago changes nothing any more.
 * @returns the person and the actor as acting by the right; `notFound` without it and for nobody of the staff,
 *   `ownStaffAccess` for oneself, `forbidden`
 */
export async function lockManagedStaff(
  tx: Tx,
  actor: Actor,
  userId: string,
  right: 'staff.manage' | 'staff.confirm',
): Promise<Result<{ user: StaffMember; actor: Actor }>> {
  if (!can(actor, right)) return fail('notFound')
  const user = await lockStaffMember(tx, userId)
  if (!user) return fail('notFound')
  const { userId: ownId } = staffOf(actor)
  if (ownId === userId) return fail('ownStaffAccess')
  if (!(await isAdministrator(tx, ownId))) return fail('forbidden')
  return ok({ user, actor: actingBy(actor, right) })
}
