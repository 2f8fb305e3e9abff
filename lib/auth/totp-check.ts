import { failKept, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { CODE_RULE, clearGuesses, recordGuess, waitFor } from './guess-delay'
import { totpKey } from './guess-keys'
import { spendRecoveryCode } from './recovery-codes'
import { currentStep, matchStep, unsealTotp } from './totp'
import { waitProblem } from './wait-problem'

type Locked = { secretCipher: string; confirmedAt: Date | null; lastStep: bigint | null }

/** Tries of one user stand in line here: five guesses at once must count as five. */
async function lock(tx: Tx, userId: string): Promise<Locked | undefined> {
  const rows = await tx.$queryRaw<Locked[]>`SELECT "secretCipher", "confirmedAt", "lastStep" FROM "StaffTotp" WHERE "userId" = ${userId}::uuid FOR UPDATE`
  return rows[0]
}

async function wrong(tx: Tx, userId: string, at: Date, code: string): Promise<Result> {
  const wait = await recordGuess(totpKey(userId), CODE_RULE, at, tx)
  return wait > 0 ? waitProblem(wait, true) : failKept(code, 'code')
}

/**
 * Takes a code of the authenticator: one step of grace either way, each step once.
 * @returns problems `totpWrong`, `totpUsed`, `waitSeconds`, `waitMinutes`; the counted try survives the failure
 */
export async function takeTotp(tx: Tx, userId: string, typed: string, at: Date): Promise<Result> {
  return take(tx, userId, typed, at, false)
}

/** Takes the first code of a secret that is being enrolled, and confirms the secret. @returns as `takeTotp` */
export async function takeFirstTotp(tx: Tx, userId: string, typed: string, at: Date): Promise<Result> {
  return take(tx, userId, typed, at, true)
}

async function take(tx: Tx, userId: string, typed: string, at: Date, confirming: boolean): Promise<Result> {
  const row = await lock(tx, userId)
  const wait = await waitFor([totpKey(userId)], at, tx)
  if (wait > 0) return waitProblem(wait)
  if (!row || (row.confirmedAt === null) !== confirming) return wrong(tx, userId, at, 'totpWrong')
  const step = matchStep(unsealTotp(row.secretCipher), typed, currentStep())
  if (step === undefined) return wrong(tx, userId, at, 'totpWrong')
  if (row.lastStep !== null && BigInt(step) <= row.lastStep) return wrong(tx, userId, at, 'totpUsed')
  await tx.staffTotp.update({ where: { userId }, data: { lastStep: BigInt(step), ...(confirming && { confirmedAt: at }) } })
  await clearGuesses(totpKey(userId), tx)
  return ok()
}

/** Takes a recovery code in place of the authenticator's, once; counted with the same tries. @returns as `takeTotp`, with `recoveryWrong` */
export async function takeRecoveryCode(tx: Tx, userId: string, typed: string, at: Date): Promise<Result> {
  const row = await lock(tx, userId)
  const wait = await waitFor([totpKey(userId)], at, tx)
  if (wait > 0) return waitProblem(wait)
  if (!row?.confirmedAt || !(await spendRecoveryCode(tx, userId, typed, at))) return wrong(tx, userId, at, 'recoveryWrong')
  await clearGuesses(totpKey(userId), tx)
  return ok()
}
