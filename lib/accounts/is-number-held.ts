import { spellingsOf } from '@/lib/core/registration-number'
import type { Tx } from '@/lib/db/client'

/**
 * Whether another account already holds a commercial registration number, with zeros before it or without: it
 * is active, or has a company of that number.
 */
export async function isNumberHeld(tx: Tx, number: string | null, accountId: string): Promise<boolean> {
  if (!number) return false
  const same = { in: spellingsOf(number) }
  const account = await tx.account.findFirst({
    where: {
      commercialRegistrationNumber: same,
      id: { not: accountId },
      state: { in: ['ACTIVE', 'SUSPENDED'] },
    },
    select: { id: true },
  })
  const company = await tx.company.findFirst({
    where: { commercialRegistrationNumber: same, accountId: { not: accountId } },
    select: { id: true },
  })
  return account !== null || company !== null
}
