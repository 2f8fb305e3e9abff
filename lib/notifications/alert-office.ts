import { rolesHolding, type Permission } from '@/lib/access/permissions'
import type { Tx } from '@/lib/db/client'
import { StaffRole } from '@/lib/db/generated/enums'
import { notify, type Notice } from './notify'

export type Alert = Pick<Notice, 'kind' | 'args' | 'href' | 'email'> & {
  /** Staff whose roles hold it are told. */
  permission: Permission
}

/**
 * Tells the active staff who hold a permission, e.g. that two accounts claim one commercial registration
 * number.
 */
export async function alertOffice(tx: Tx, at: Date, { permission, ...notice }: Alert): Promise<void> {
  const allowed: readonly string[] = rolesHolding(permission)
  const roles = Object.values(StaffRole).filter((role) => allowed.includes(role))
  const staff = await tx.user.findMany({
    where: { kind: 'STAFF', state: 'ACTIVE', roles: { some: { role: { in: roles } } } },
    select: { id: true },
  })
  await notify(tx, at, { ...notice, userIds: staff.map((user) => user.id) })
}
