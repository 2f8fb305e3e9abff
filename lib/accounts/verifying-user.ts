import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { findPending } from './queries'
import { readRegistrationCookie } from './registration-cookie'

/** Whose code this browser may enter: the unverified user who signed in, else the one it registered. */
export async function findVerifyingUser(actor: Actor, at: Date): Promise<string | undefined> {
  if (actor.kind === 'UNVERIFIED') return actor.userId
  if (actor.kind !== 'VISITOR') return undefined
  const token = await readRegistrationCookie()
  return token ? (await findPending(token, at))?.userId : undefined
}
