import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { SignedInActor } from './change-password'
import { countDelayedTry } from './delayed-tries'
import { backoffLeft } from './sign-in-backoff'
import { codeCounters, keysOf } from './backoff-keys'
import { knownDevice } from './known-device'
import type { FactorOwner } from './consume-totp'
import { backoffProblem } from './backoff-problem'

/**
 * The asking user as the owner of a second factor, unless codes wait: such a try is counted and not judged.
 * @returns problems waitSeconds, waitMinutes, kept: the count must survive the failure
 */
export async function factorOwner(
  tx: Tx,
  { userId, email }: SignedInActor,
  at: Date,
  address: string,
): Promise<Result<FactorOwner>> {
  const counters = codeCounters(userId, { address, device: await knownDevice(email) })
  const wait = await backoffLeft(keysOf(counters), at, tx)
  if (wait === 0) return { ok: true, value: { userId, email, counters } }
  await countDelayedTry('second-factor', userId, address, at, tx)
  return backoffProblem(wait, true)
}
