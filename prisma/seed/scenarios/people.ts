import { Secret } from 'otpauth'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { STAFF } from '../data/people'
import { createStaff } from '../factories/users'
import type { Person } from '../factories/request'

const DAY_MS = 86_400_000
/** Shows in the list of staff as not signed in for sixty days. */
const NEVER_SEEN = 'dalal@customs.example'

/** Officers of each role, each with an own second factor. @returns by e-mail */
export async function seedStaff(tx: Tx, at: Date, passwordHash: string): Promise<Map<string, Person>> {
  const staff = new Map<string, Person>()
  for (const [index, person] of STAFF.entries()) {
    const id = await createStaff(tx, {
      person,
      index: 200 + index,
      at,
      passwordHash,
      role: person.role,
      lastSignInAt: person.email === NEVER_SEEN ? null : new Date(at.getTime() + (76 + index) * DAY_MS),
      totpSecret: new Secret({ size: 20 }).base32,
    })
    staff.set(person.email, { id, name: `${person.firstName} ${person.lastName}`, role: person.role })
  }
  await proposeRoles(tx, at, staff)
  return staff
}

/** One administrator has proposed a further role: the second finds it and confirms or declines it. */
async function proposeRoles(tx: Tx, at: Date, staff: Map<string, Person>): Promise<void> {
  await tx.staffRoleProposal.create({
    data: {
      id: newId(at),
      userId: staff.get('salem@customs.example')!.id,
      fromRoles: ['REGISTRATION_OFFICER'],
      roles: ['REGISTRATION_OFFICER', 'BROKER_AFFAIRS_OFFICER'],
      reason: 'ينوب عن موظفة شؤون المخلصين في إجازتها',
      proposedById: staff.get('khaled@customs.example')!.id,
      proposedAt: at,
    },
  })
}
