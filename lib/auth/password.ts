import { hash, verify, type Algorithm } from '@node-rs/argon2'
import { fail, ok, type Result } from '@/lib/core/result'
import { enqueue } from './password-queue'

export { passwordProblems } from './password-rule'

// The package's enum exists for the compiler alone: 2 is argon2id.
const ARGON2ID = 2 as Algorithm
/** OWASP's argon2id figures: 19 MiB, two passes, one lane. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * Verified in place of a missing user's hash, so that an unknown e-mail costs the same time. Its password is
 * unknown to anyone.
 */
let dummy: Promise<string> | undefined
const dummyHash = () => (dummy ??= hash(crypto.randomUUID(), COST))

/**
 * argon2 fills a core and cannot be stopped: never call these inside a transaction, which would hold its
 * connection in the queue.
 */
const longest = 1024

/**
 * The argon2id hash to store. One at a time a process, others wait at most 5 seconds.
 * @returns problem `busy` when the wait was too long
 */
export async function hashPassword(password: string): Promise<Result<string>> {
  const done = await enqueue(() => hash(password.normalize('NFC').slice(0, longest), COST))
  return done ? ok(done.value) : fail('busy')
}

/**
 * Whether a password fits a stored hash. Without a hash (nobody of that name, or no password yet) the answer
 * is false after the same work.
 * @returns problem `busy` when the wait was too long
 */
export async function verifyPassword(
  stored: string | null | undefined,
  password: string,
): Promise<Result<boolean>> {
  const against = stored ?? (await dummyHash())
  const done = await enqueue(() => verify(against, password.normalize('NFC').slice(0, longest)))
  return done ? ok(done.value && stored != null) : fail('busy')
}
