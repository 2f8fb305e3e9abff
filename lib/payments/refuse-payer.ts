import type { Actor } from '@/lib/access/actor'
import { fail, type Failure } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { findSuspendedPayers } from './find-suspended-payer'

/**
 * Why an actor may not pay or reject payment requests: a company of theirs is suspended, or they are anybody else's.
 * @returns `companySuspended`, `notFound`
 */
export async function refusePayer(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Failure> {
  const suspended = await findSuspendedPayers(tx, actor, ids)
  return fail(suspended.length > 0 ? 'companySuspended' : 'notFound')
}
