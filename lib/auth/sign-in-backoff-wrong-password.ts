import { db, type Tx } from '@/lib/db/client'
import { clearFailures, recordFailure } from './sign-in-backoff'
import { emailCounter, keysOf, passwordCounters, type SignInSource } from './sign-in-backoff-counters'
import { notifyWrongTriesAt } from './notify-wrong-tries'

/**
 * Counts a wrong password against where it came from and against the e-mail; at the tenth of an e-mail its
 * owner is told.
 * @returns which of the e-mail's wrong tries in a row this one is
 */
export async function recordWrongPassword(email: string, source: SignInSource, at: Date): Promise<number> {
  for (const { key, rule } of passwordCounters(email, source)) await recordFailure(key, rule, at)
  const { key, rule } = emailCounter(email)
  const { failures } = await recordFailure(key, rule, at)
  await notifyWrongTriesAt(failures, email)
  return failures
}

/**
 * The owner has come in: wrong passwords of the e-mail, and those from here, are forgotten. What an address
 * tried at other e-mails is not.
 */
export async function forgetWrongPasswords(email: string, source: SignInSource, tx: Tx = db): Promise<void> {
  const [own] = passwordCounters(email, source)
  await clearFailures(keysOf([emailCounter(email), own!]), tx)
}
