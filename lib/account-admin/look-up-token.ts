import { seal, unseal } from '@/lib/core/vault'

/** A working day: an address that was kept longer finds nothing, and is looked up (and audited) anew. */
const LIVES_MS = 8 * 3_600_000

const contextOf = (userId: string) => `account-look-up:${userId}`

type Sealed = { typed: string; at: number }

/**
 * What was typed, sealed for the address of the results: civil IDs, e-mails and numbers of people stand in no
 * browser's history and in no server's log. Only its own officer can open it.
 */
export const sealLookUp = (userId: string, typed: string, at: Date): string =>
  seal(JSON.stringify({ typed, at: at.getTime() } satisfies Sealed), contextOf(userId))

/** @returns undefined for another officer's, an old and a damaged one */
export function openLookUp(userId: string, token: string | undefined, at: Date): string | undefined {
  if (!token) return undefined
  try {
    const { typed, at: since } = JSON.parse(unseal(token, contextOf(userId))) as Sealed
    return at.getTime() - since <= LIVES_MS ? typed : undefined
  } catch {
    return undefined
  }
}
