import { randomBytes } from 'node:crypto'
import { newId, sameText, sha256 } from '@/lib/core/ids'
import { cleanGroups } from '@/lib/core/digits'
import { isSealed, seal, unseal } from '@/lib/core/vault'
import { db, type Tx } from '@/lib/db/client'

const COUNT = 10
/** No 0/O, 1/I/L: read from paper. 30 signs, ten of them: 49 bits. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const SHOWN = 'auth.recovery-codes'
const MINUTES = 10

function newCode(): string {
  let code = ''
  while (code.length < 10) {
    const byte = randomBytes(1)[0]!
    // 240 is the largest multiple of 30 below 256: no sign comes more often than another.
    if (byte < 240) code += SIGNS[byte % SIGNS.length]
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

const hashOf = (userId: string, code: string) => sha256(`${userId}:${code}`)

/**
 * What seals a code's hash: 49 bits alone could be tried out by whoever reads the table. Named by the row, so
 * that rotate-keys can seal it again.
 */
export const recoveryCodeContext = (id: string): string => `recovery-code:${id}`

/** Rows of before the sealing hold the bare hash until `rotate-keys` seals it. */
const readHash = ({ id, hash }: { id: string; hash: string }): string =>
  isSealed(hash) ? unseal(hash, recoveryCodeContext(id)) : hash

const rowOf = (userId: string, code: string, at: Date) => {
  const id = newId(at)
  return { id, userId, hash: seal(hashOf(userId, code), recoveryCodeContext(id)) }
}

/** A code as typed: any case, spaces and dashes as one likes. Undefined when it cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = cleanGroups(typed)
  return code.length === 10 && [...code].every((sign) => SIGNS.includes(sign))
    ? `${code.slice(0, 5)}-${code.slice(5)}`
    : undefined
}

/**
 * Ten fresh codes in place of all earlier ones. Sealed hashes are stored; the codes themselves stay sealed
 * ten minutes, or until the owner says they are saved, so that the page works without JavaScript.
 */
export async function replaceRecoveryCodes(tx: Tx, userId: string, at: Date): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, newCode)
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => rowOf(userId, code, at)) })
  await forgetShownCodes(userId, tx)
  await tx.heldForm.create({
    data: {
      id: newId(at),
      userId,
      action: SHOWN,
      path: '',
      cipher: seal(JSON.stringify(codes), `recovery-codes:${userId}`),
      expiresAt: new Date(at.getTime() + MINUTES * 60_000),
    },
  })
  return codes
}

/** The codes still to be shown to their owner, or nothing. */
export async function findShownCodes(userId: string, at: Date): Promise<string[]> {
  const held = await db.heldForm.findFirst({ where: { userId, action: SHOWN, expiresAt: { gt: at } } })
  return held ? (JSON.parse(unseal(held.cipher, `recovery-codes:${userId}`)) as string[]) : []
}

/** The owner has them: they are never shown again. */
export async function forgetShownCodes(userId: string, tx: Tx = db): Promise<void> {
  await tx.heldForm.deleteMany({ where: { userId, action: SHOWN } })
}

/** Uses a code up. @returns false when it is unknown or was used before */
export async function spendRecoveryCode(tx: Tx, userId: string, typed: string, at: Date): Promise<boolean> {
  const code = readRecoveryCode(typed)
  if (!code) return false
  const wanted = hashOf(userId, code)
  const unused = await tx.recoveryCode.findMany({ where: { userId, usedAt: null } })
  const found = unused.filter((row) => sameText(readHash(row), wanted))[0]
  if (!found) return false
  // Two at once with the same code: the second finds it used.
  const { count } = await tx.recoveryCode.updateMany({
    where: { id: found.id, usedAt: null },
    data: { usedAt: at },
  })
  return count === 1
}
