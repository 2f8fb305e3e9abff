import type { Actor } from '@/lib/access/actor'
import { sha256 } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { findByToken, obstacleOf, stepOf, type JoinKey, type JoinStep } from './find-join'

export type LockedJoin = NonNullable<Awaited<ReturnType<typeof findByToken>>>

/**
 * The invitation of a link, locked, when it can be accepted and the browser is at one of these steps.
 * @returns `joinSignedIn` for somebody who is signed in; `joinClosed` for an invitation that cannot be accepted,
 *   the page says why; `joinElsewhere` for another browser or step
 */
export async function lockJoin(
  tx: Tx,
  actor: Actor,
  key: JoinKey,
  at: Date,
  steps: readonly JoinStep[],
): Promise<Result<LockedJoin>> {
  if (actor.kind !== 'VISITOR') return fail('joinSignedIn')
  await tx.$queryRaw`SELECT 1 FROM "UserInvitation" WHERE "tokenHash" = ${sha256(key.token)} FOR UPDATE`
  const row = await findByToken(tx, key.token)
  if (!row || obstacleOf(row, at)) return fail('joinClosed')
  return steps.includes(stepOf(row, key.browser)) ? ok(row) : fail('joinElsewhere')
}
