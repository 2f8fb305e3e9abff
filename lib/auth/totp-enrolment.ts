import { ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { replaceRecoveryCodes } from './recovery-codes'
import { consumeFirstTotp, type SecondFactorOwner } from './consume-totp'
import { newTotpSecret, sealTotp, unsealTotp } from './totp'

/**
 * Gives a member of staff a fresh secret to enrol. Fresh at each sign-in until one is confirmed: a secret
 * that somebody else may have seen must not become theirs.
 */
export async function beginEnrolment(tx: Tx, userId: string): Promise<void> {
  const secretCipher = sealTotp(newTotpSecret())
  const { count } = await tx.staffTotp.updateMany({
    where: { userId, confirmedAt: null },
    data: { secretCipher, lastStep: null },
  })
  if (count === 0) await tx.staffTotp.createMany({ data: [{ userId, secretCipher }], skipDuplicates: true })
}

/** The secret (base32) waiting to be confirmed; undefined when there is none or it is confirmed already. */
export async function findEnrolment(userId: string): Promise<string | undefined> {
  const row = await db.staffTotp.findUnique({ where: { userId } })
  return row && row.confirmedAt === null ? unsealTotp(row.secretCipher) : undefined
}

/** Confirms the secret with a first code and makes the recovery codes. @returns problems as `consumeTotp` */
export async function confirmEnrolment(
  tx: Tx,
  owner: SecondFactorOwner,
  typed: string,
  at: Date,
): Promise<Result> {
  const taken = await consumeFirstTotp(tx, owner, typed, at)
  if (!taken.ok) return taken
  await replaceRecoveryCodes(tx, owner.userId, at)
  return ok()
}
