import type { Member } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { AT } from './office-scene'
import { grantsOf } from './test-grants'

let counter = 0

/**
 * An additional user of a general user's account, granted PAYMENTS for one of its companies: stored, and as
 * the actor of a call.
 */
export async function makeAssistant(of: Member, companyId: string): Promise<Member> {
  const [userId, email] = [newId(AT), `assistant${(counter += 1)}@companies.example`]
  await db.user.create({
    data: {
      id: userId,
      kind: 'ADDITIONAL',
      accountId: of.accountId,
      email,
      firstName: 'ريم',
      lastName: 'الهاشمي',
      state: 'ACTIVE',
      createdAt: AT,
      grants: {
        create: {
          id: newId(AT),
          accountId: of.accountId,
          service: 'PAYMENTS',
          reach: 'COMPANY',
          companyId,
          grantedAt: AT,
        },
      },
    },
  })
  return { ...of, kind: 'ADDITIONAL', userId, email, grants: grantsOf([{ service: 'PAYMENTS', companyId }]) }
}
