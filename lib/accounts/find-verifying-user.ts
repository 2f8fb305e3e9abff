import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { db, type Tx } from '@/lib/db/client'
import { findPending } from './queries'
import { readRegistrationCookie } from './registration-cookie'

/**
 * Whose code this browser may enter: the unverified user who signed in, else the one it registered.
 * @param tx the action's transaction
 */
export async function findVerifyingUser(actor: Actor, at: Date, tx: Tx = db): Promise<string | undefined> {
  if (actor.kind === 'UNVERIFIED') return actor.userId
  if (actor.kind !== 'VISITOR') return undefined
  const token = await readRegistrationCookie()
  return token ? (await findPending(token, at, tx))?.userId : undefined
}
