import { Secret } from 'otpauth'
import type { Tx } from '@/lib/db/client'
import { STAFF } from '../data/people'
import { createStaff } from '../factories/users'
import type { Person } from '../factories/request'

/** One officer of each role, each with an own second factor. @returns by e-mail */
export async function seedStaff(tx: Tx, at: Date, passwordHash: string): Promise<Map<string, Person>> {
  const staff = new Map<string, Person>()
  for (const [index, person] of STAFF.entries()) {
    const id = await createStaff(tx, {
      person,
      index: 200 + index,
      at,
      passwordHash,
      role: person.role,
      totpSecret: new Secret({ size: 20 }).base32,
    })
    staff.set(person.email, { id, name: `${person.firstName} ${person.lastName}`, role: person.role })
  }
  return staff
}
