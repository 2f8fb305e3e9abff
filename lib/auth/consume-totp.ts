import { failKept, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { clearFailures, recordFailure, backoffLeft } from './sign-in-backoff'
import { keysOf, type BackoffCounter } from './sign-in-backoff-counters'
import { spendRecoveryCode } from './recovery-codes'
import { currentStep, matchStep, unsealTotp } from './totp'
import { backoffFailure } from './sign-in-backoff-failure'
import { notifyWrongTriesAt } from './notify-wrong-tries'

/**
 * Whose factor it is, and what wrong tries are counted by (lib/auth/sign-in-backoff-counters
 * `codeCounters`).
 */
export type SecondFactorOwner = { userId: string; email: string; counters: readonly BackoffCounter[] }

type Locked = { secretCipher: string; confirmedAt: Date | null; lastStep: bigint | null }

/** Tries of one user stand in line here: five guesses at once must count as five. */
async function lock(tx: Tx, userId: string): Promise<Locked | undefined> {
  const rows = await tx.$queryRaw<
    Locked[]
  >`SELECT "secretCipher", "confirmedAt", "lastStep" FROM "StaffTotp" WHERE "userId" = ${userId}::uuid FOR UPDATE`
  return rows[0]
}

async function wrong(
  tx: Tx,
  { email, counters }: SecondFactorOwner,
  at: Date,
  code: string,
): Promise<Result> {
  let wait = 0
  for (const { key, rule } of counters) {
    const guess = await recordFailure(key, rule, at, tx)
    wait = Math.max(wait, guess.wait)
    await notifyWrongTriesAt(guess.failures, email, tx)
  }
  return wait > 0 ? backoffFailure(wait, true) : failKept(code, 'code')
}

/**
 * Takes a code of the authenticator: one step of grace either way, each step once.
 * @returns problems `totpWrong`, `totpUsed`, `waitSeconds`, `waitMinutes`; the counted try survives the
 * failure
 */
export async function consumeTotp(
  tx: Tx,
  owner: SecondFactorOwner,
  typed: string,
  at: Date,
): Promise<Result> {
  return take(tx, owner, typed, at, false)
}

/**
 * Takes the first code of a secret that is being enrolled, and confirms the secret.
 * @returns as `consumeTotp`
 */
export async function consumeFirstTotp(
  tx: Tx,
  owner: SecondFactorOwner,
  typed: string,
  at: Date,
): Promise<Result> {
  return take(tx, owner, typed, at, true)
}

async function take(
  tx: Tx,
  owner: SecondFactorOwner,
  typed: string,
  at: Date,
  confirming: boolean,
): Promise<Result> {
  const row = await lock(tx, owner.userId)
  const wait = await backoffLeft(keysOf(owner.counters), at, tx)
  if (wait > 0) return backoffFailure(wait)
  if (!row || (row.confirmedAt === null) !== confirming) return wrong(tx, owner, at, 'totpWrong')
  const step = matchStep(unsealTotp(row.secretCipher), typed, currentStep())
  if (step === undefined) return wrong(tx, owner, at, 'totpWrong')
  if (row.lastStep !== null && BigInt(step) <= row.lastStep) return wrong(tx, owner, at, 'totpUsed')
  await tx.staffTotp.update({
    where: { userId: owner.userId },
    data: { lastStep: BigInt(step), ...(confirming && { confirmedAt: at }) },
  })
  await clearFailures(keysOf(owner.counters), tx)
  return ok()
}

/**
 * Takes a recovery code in place of the authenticator's, once; counted with the same tries.
 * @returns as `consumeTotp`, with `recoveryWrong`
 */
export async function consumeRecoveryCode(
  tx: Tx,
  owner: SecondFactorOwner,
  typed: string,
  at: Date,
): Promise<Result> {
  const row = await lock(tx, owner.userId)
  const wait = await backoffLeft(keysOf(owner.counters), at, tx)
  if (wait > 0) return backoffFailure(wait)
  if (!row?.confirmedAt || !(await spendRecoveryCode(tx, owner.userId, typed, at)))
    return wrong(tx, owner, at, 'recoveryWrong')
  await clearFailures(keysOf(owner.counters), tx)
  return ok()
}
