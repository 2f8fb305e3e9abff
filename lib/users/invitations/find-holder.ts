import type { Tx } from '@/lib/db/client'

/**
 * The user who holds an e-mail, of whatever account or of the staff, also a suspended one. An unverified
 * registration holds none: anybody can type anybody's address there.
 */
export function findHolder(
  tx: Tx,
  email: string,
): Promise<{ accountId: string | null; locale: string } | null> {
  return tx.user.findFirst({
    where: { email, state: { not: 'LAPSED' }, NOT: { state: 'PENDING', account: { state: 'UNVERIFIED' } } },
    select: { accountId: true, locale: true },
  })
}
