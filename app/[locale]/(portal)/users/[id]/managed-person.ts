import { notFound } from 'next/navigation'
import { memberOf, type Actor, type Member } from '@/lib/access/actor'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { findPerson, type Person } from '@/lib/users/account-people'

/** The person whom a page is about, for a general user who may manage him; one's own page is not found. */
export async function getManagedPerson(
  general: Actor,
  id: string,
): Promise<{ actor: Member; person: Person; at: Date }> {
  const actor = memberOf(general)
  const at = await now()
  const person = await findPerson(db, actor.accountId, id, at)
  if (!person || person.userId === actor.userId || person.state === 'REMOVED') notFound()
  return { actor, person, at }
}
