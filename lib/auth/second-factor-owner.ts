import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { SignedInActor } from './change-password'
import { countDelayedTry } from './sign-in-backoff-audit'
import { backoffLeft } from './sign-in-backoff'
import { codeCounters, keysOf } from './sign-in-backoff-counters'
import { knownDevice } from './known-device-cookie'
import type { SecondFactorOwner } from './consume-totp'
import { backoffFailure } from './sign-in-backoff-failure'

/**
 * The asking user as the owner of a second factor, unless codes wait: such a try is counted and not judged.
 * @returns problems waitSeconds, waitMinutes, kept: the count must survive the failure
 */
export async function secondFactorOwner(
  tx: Tx,
  { userId, email }: SignedInActor,
  at: Date,
  address: string,
): Promise<Result<SecondFactorOwner>> {
  const counters = codeCounters(userId, { address, device: await knownDevice(email) })
  const wait = await backoffLeft(keysOf(counters), at, tx)
  if (wait === 0) return { ok: true, value: { userId, email, counters } }
  await countDelayedTry('second-factor', userId, address, at, tx)
  return backoffFailure(wait, true)
}
