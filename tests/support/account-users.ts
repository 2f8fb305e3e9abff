import { newId } from '@/lib/core/ids'
import type { Gender } from '@/lib/db/generated/enums'
import { db } from '@/lib/db/client'
import { AT } from './office-scene'

/** An active user of an account, stored. @returns the id */
export async function addUser(
  accountId: string,
  kind: 'GENERAL' | 'ADDITIONAL',
  firstName = 'ريم',
  more: { gender?: Gender; createdAt?: Date; lastSignInAt?: Date } = {},
): Promise<string> {
  const id = newId(AT)
  await db.user.create({
    data: {
      id,
      kind,
      accountId,
      email: `${id}@companies.example`,
      firstName,
      lastName: 'الهاشمي',
      state: 'ACTIVE',
      verifiedAt: AT,
      createdAt: AT,
      ...more,
    },
  })
  return id
}
