import type { Actor, Staff } from '@/lib/access/actor'
import { actorForToken } from '@/lib/auth/session'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { StaffRole } from '@/lib/db/generated/enums'
import { db } from './database'
import { AT, makeStaff } from './office-scene'

/** A minute after `AT`. */
export const LATER = new Date(AT.getTime() + 60_000)
export const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems[0]!.code)
  return result.value
}

/** A member of staff who set a password, as everybody does who ever signed in. */
export async function officer(role: StaffRole): Promise<Staff> {
  const staff = await makeStaff(role)
  await db.user.update({ where: { id: staff.userId }, data: { passwordHash: 'x', verifiedAt: AT } })
  return staff
}

/** A session of a user; reads who it stands for at a moment, as any instance does with each call. */
export async function signedIn(userId: string): Promise<() => Promise<Actor>> {
  const sessionId = newId(AT)
  const expiresAt = new Date(AT.getTime() + 3_600_000)
  const at = { createdAt: AT, lastSeenAt: AT, totpAt: AT, expiresAt }
  await db.session.create({ data: { id: sessionId, userId, ...at, address: '', userAgent: '' } })
  return () => actorForToken({ userId, sessionId }, LATER)
}

export const rolesOf = async (userId: string) =>
  (await db.staffRoleAssignment.findMany({ where: { userId }, orderBy: { role: 'asc' } })).map(
    ({ role }) => role,
  )
export const stateOf = async (userId: string) =>
  (await db.user.findUniqueOrThrow({ where: { id: userId } })).state
